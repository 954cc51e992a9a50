import type { DocumentText, WorkingSaved } from '../../shared/contract/requests.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Client } from '../client/client.ts';
import type { TextStep } from '../engine/calls.ts';
import { textKeeper } from '../engine/workers.ts';

/** How long after an edit the working copy is saved, milliseconds: edits that follow one another are saved together. */
const PAUSE = 250;
/** A document of so many characters takes a moment to write and to send: it is saved less often, and still within a second. */
const LARGE = 500_000;
const LARGE_PAUSE = 600;

export type SaveState = 'saved' | 'saving' | 'changed-elsewhere' | 'failed';

interface Where {
  readonly plan: string;
  readonly opening: number;
  version: number;
}

/** Keeps the working copy of the open plan as it is on screen: writes the text, and gives it to the host a moment after each edit. */
export class Saver {
  state: SaveState = $state('saved');
  /** When it was saved last, as ISO 8601. */
  time = $state('');
  problems: readonly Problem[] = $state.raw([]);
  /** Set where somebody else saved meanwhile: nothing is saved until it is decided what becomes of it. */
  conflict: Extract<WorkingSaved, { kind: 'changed' }> | undefined = $state.raw();
  /** The document as it was opened, or saved last: what both sides of a conflict were made from. */
  base: DocumentText;
  /** An edit could not keep the layout of the text. */
  lostLayout = $state(false);

  readonly #client: Client;
  readonly #where: Where;
  readonly #text = textKeeper();
  #steps: TextStep[] = [];
  #unsaved = false;
  #written: DocumentText;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(client: Client, where: Where, document: DocumentText) {
    this.#client = client;
    this.#where = { ...where };
    this.#written = document;
    this.base = document;
    void this.#text.keeper.open(document);
  }

  /** Notes that the plan was edited. */
  note(step: TextStep): void {
    this.#steps.push(step);
    this.#unsaved = true;
    if (this.state === 'saved') this.state = 'saving';
    // Not put off by the next edit: somebody who never pauses is saved too.
    this.#timer ??= setTimeout(() => void this.flush(), this.#written.text.length < LARGE ? PAUSE : LARGE_PAUSE);
  }

  /** Saves what is not saved yet, and returns the text as it is then. */
  async flush(): Promise<DocumentText> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#work = this.#work.then(() => this.#save());
    await this.#work;
    return this.#written;
  }

  /** Whether something on screen is not in the store yet. */
  get pending(): boolean {
    return this.#unsaved;
  }

  /** Goes on from a newer version of the working copy, over which the next save writes. */
  resolve(version: number): void {
    this.#where.version = version;
    this.conflict = undefined;
    this.#unsaved = true;
    void this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    this.#text.end();
  }

  async #save(): Promise<void> {
    const steps = this.#steps;
    this.#steps = [];
    if (steps.length > 0) {
      const { text, language, keptLayout } = await this.#text.keeper.take(steps);
      this.#written = { text, language };
      if (!keptLayout) this.lostLayout = true;
    }
    if (!this.#unsaved || this.conflict) return;
    this.state = 'saving';
    const { plan, opening, version } = this.#where;
    const document = this.#written;
    const answer = await this.#client.request('working/save', { plan, opening, version, ...document });
    if (!answer.ok) {
      this.problems = answer.problems;
      this.state = 'failed';
      // Tried again: a host that is busy, or a full disk that was made room on, is no reason to lose anything.
      this.#timer ??= setTimeout(() => void this.flush(), 3000);
      return;
    }
    if (answer.value.kind === 'changed') {
      this.conflict = answer.value;
      this.state = 'changed-elsewhere';
      return;
    }
    this.#where.version = answer.value.version;
    this.base = document;
    this.time = answer.value.time;
    this.problems = [];
    this.#unsaved = this.#steps.length > 0;
    this.state = this.#unsaved ? 'saving' : 'saved';
  }
}
