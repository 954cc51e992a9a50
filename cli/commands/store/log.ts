import { findPlan } from '../../../backend/store/plans.ts';
import { revisionsOf } from '../../../backend/store/revisions.ts';
import { readStore } from '../../../backend/store/store.ts';
import { tagsOf } from '../../../backend/store/tags.ts';
import { ok } from '../../../shared/problem/result.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe, table } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';
import { revisionJson, timeText } from '../../store-text.ts';

/** `cadastre store log PLAN`: the revisions of a plan. JSON has the oldest first, the text the newest. */
export function log(name: string, options: StoreOptions): Promise<ExitCode> {
  const { json = false } = options;
  return withStore(options, (store) => {
    const found = readStore(store, () => {
      const plan = findPlan(store, name);
      return plan.ok ? ok({ revisions: revisionsOf(store, plan.value), tags: tagsOf(store, plan.value) }) : plan;
    });
    if (!found.ok) return reportProblems(found.problems, { json });
    const { revisions, tags } = found.value;
    const tagsAt = (number: number) => tags.filter((tag) => tag.number === number).map((tag) => tag.name);
    if (json) printJson({ plan: name, revisions: revisions.map((revision) => revisionJson(revision, tagsAt(revision.number))) });
    else
      print(
        table(
          [{ title: 'revision', align: 'right' }, { title: 'saved (UTC)' }, { title: 'author' }, { title: 'tags' }, { title: 'note' }],
          revisions
            .toReversed()
            .map(({ number, time, author, note }) => [
              String(number),
              timeText(time),
              safe(author),
              tagsAt(number).map(safe).join(', '),
              safe(note).replace(/\s+/g, ' '),
            ]),
        ),
      );
    return EXIT.done;
  });
}
