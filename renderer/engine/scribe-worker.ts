import { createTextKeeper } from './text-keeper.ts';
import { answerCalls } from './remote.ts';

// Writes the document's text a moment after each edit, however long that takes.
answerCalls(createTextKeeper());
