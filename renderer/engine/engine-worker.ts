import { packed } from './packed.ts';
import { answerCalls } from './remote.ts';
import { createSession } from './session.ts';

// Holds a large plan off the page's thread, so that typing never waits for it.
answerCalls(packed(createSession()));
