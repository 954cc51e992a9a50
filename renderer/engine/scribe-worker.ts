import { createTextKeeper } from './text-keeper.ts';
import { answerCalls } from './remote.ts';

/** How long a document that was opened is looked at before anybody edits it, milliseconds. */
const MOMENT = 1500;

// Writes the document's text a moment after each edit, however long that takes.
const keeper = createTextKeeper();
answerCalls({
  ...keeper,
  open(...args: Parameters<typeof keeper.open>) {
    setTimeout(() => keeper.prepare(), MOMENT);
    return keeper.open(...args);
  },
});
