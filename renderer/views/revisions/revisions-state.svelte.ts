import type { RevisionInfo } from '../../../shared/contract/requests.ts';
import type { PlanComparison } from '../../engine/comparison.ts';
import { revisionText } from '../../state/history.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { changeOf, chosenEnds, endName, type Ends } from './ends.ts';

/** Which two states of the plan are compared, and what is between them. */
export class RevisionsState {
  /** What the user chose; undefined: the latest revision and what is on screen. */
  chosen: Ends | undefined = $state.raw();
  /** The revision of the list that is looked at; undefined: what is on screen. */
  picked: number | undefined = $state();
  shown: PlanComparison | undefined = $state.raw();
  ends: Ends | undefined = $derived.by(() => chosenEnds(this.#workspace.revisions, this.chosen));

  readonly #workspace: Workspace;
  #turn = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Compares again; an answer that is late is dropped. */
  async compare(): Promise<void> {
    const turn = ++this.#turn;
    const { ends } = this;
    if (!ends) {
      this.shown = undefined;
      return;
    }
    const [from, to] = await Promise.all([this.#document(ends.from), this.#document(ends.to)]);
    if (!from || !to || from === 'open' || turn !== this.#turn) return;
    const { revisions } = this.#workspace;
    const answer = await this.#workspace.engine.compare(from, to, { from: endName(revisions, ends.from), to: endName(revisions, ends.to) });
    if (turn !== this.#turn) return;
    if (answer.ok) this.shown = answer.value;
    else this.#workspace.notices.problems(answer.problems);
  }

  /** Chooses a revision to see what it changed, against the one before it; the first one against what is on screen. */
  choose(revision: RevisionInfo | undefined): void {
    this.picked = revision?.number;
    this.chosen = revision && changeOf(revision);
  }

  async #document(end: number | 'open') {
    return end === 'open' ? ('open' as const) : revisionText(this.#workspace, end);
  }
}
