import { packed } from './packed.ts';
import { answerCalls } from './remote.ts';
import { createSession } from './session.ts';

/** How long a plan that was opened is looked at before anybody edits it, milliseconds; and how much of that may go into rehearsing. */
const MOMENT = 1000;
const REHEARSING = 250;

// Holds a large plan off the page's thread, so that typing never waits for it.
const session = createSession();
let wait: ReturnType<typeof setTimeout> | undefined;

function rehearse(after: number, spent = 0): void {
  wait = setTimeout(() => {
    const from = performance.now();
    session.rehearse();
    const all = spent + performance.now() - from;
    if (all < REHEARSING) rehearse(0, all);
  }, after);
}

answerCalls(
  packed({
    ...session,
    open(...args) {
      const opened = session.open(...args);
      clearTimeout(wait);
      if (opened.ok) rehearse(MOMENT);
      return opened;
    },
  }),
);
