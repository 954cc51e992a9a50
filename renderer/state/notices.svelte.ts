import type { Problem } from '../../shared/problem/problem.ts';

/** Something that is said to the user once, at the edge of the window. */
export interface Notice {
  readonly id: number;
  readonly kind: 'said' | 'problem';
  readonly text: string;
  readonly hint?: string;
}

/** How long what went well stands there, milliseconds. Problems stay until they are closed. */
const STAYS = 5000;

/** What is said at the edge of the window, the newest last. */
export class Notices {
  list: readonly Notice[] = $state.raw([]);
  #last = 0;

  say(text: string): void {
    const id = this.#add({ kind: 'said', text });
    setTimeout(() => this.close(id), STAYS);
  }

  problems(problems: readonly Problem[]): void {
    for (const { text, hint, place } of problems.slice(0, 5))
      this.#add({ kind: 'problem', text: place ? `Line ${place.line}: ${text}` : text, ...(hint === undefined ? {} : { hint }) });
    if (problems.length > 5) this.#add({ kind: 'problem', text: `And ${problems.length - 5} more of the kind.` });
  }

  close(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #add(notice: Omit<Notice, 'id'>): number {
    const id = ++this.#last;
    // The same once more replaces what stands there.
    this.list = [...this.list.filter(({ text }) => text !== notice.text), { id, ...notice }].slice(-6);
    return id;
  }
}
