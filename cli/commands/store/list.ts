import { plansOf } from '../../../backend/store/plans.ts';
import { latestRevision } from '../../../backend/store/revisions.ts';
import { tagsOf } from '../../../backend/store/tags.ts';
import { workingCopy } from '../../../backend/store/working-copies.ts';
import { readStore } from '../../../backend/store/store.ts';
import { ok } from '../../../shared/problem/result.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe, table } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';
import { timeText } from '../../store-text.ts';

/** `cadastre store list`: the plans of the store, each with its newest revision. */
export function list(options: StoreOptions): Promise<ExitCode> {
  const { json = false } = options;
  return withStore(options, (store) => {
    const plans = readStore(store, () =>
      ok(
        plansOf(store).map((plan) => {
          const latest = latestRevision(store, plan);
          return {
            name: plan.name,
            created: plan.created,
            revisions: latest?.number ?? 0,
            latest: latest?.time ?? null,
            tags: tagsOf(store, plan),
            workingCopy: workingCopy(store, plan)?.time ?? null,
          };
        }),
      ),
    );
    if (!plans.ok) return reportProblems(plans.problems, { json });
    if (json) printJson({ store: store.file, plans: plans.value });
    else if (plans.value.length === 0) print('The store is empty: "cadastre store save FILE" begins a plan.');
    else
      print(
        table(
          [{ title: 'plan' }, { title: 'revisions', align: 'right' }, { title: 'saved (UTC)' }, { title: 'tags' }],
          plans.value.map(({ name, revisions, latest, tags }) => [
            safe(name),
            String(revisions),
            latest === null ? '' : timeText(latest),
            tags.map((tag) => `${safe(tag.name)}@${tag.number}`).join(', '),
          ]),
        ),
      );
    return EXIT.done;
  });
}
