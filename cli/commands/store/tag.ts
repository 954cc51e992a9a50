import { findReferenced } from '../../../backend/store/references.ts';
import { writeStore } from '../../../backend/store/store.ts';
import { removeTag, setTag, tagsOf } from '../../../backend/store/tags.ts';
import { didYouMean } from '../../../shared/problem/nearest.ts';
import { ok, refused } from '../../../shared/problem/result.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, printJson, safe } from '../../print.ts';
import { reportProblems } from '../../problems.ts';
import { withStore, type StoreOptions } from '../../store-call.ts';
import { referenceTo } from './show.ts';

export interface TagOptions extends StoreOptions {
  readonly move?: boolean;
  readonly remove?: boolean;
}

/** `cadastre store tag PLAN[@REF] NAME`: names a revision; `--move` takes the name from another one, `--remove` takes it away. */
export function tag(name: string, tagName: string, options: TagOptions): Promise<ExitCode> {
  const { json = false, move = false, remove = false } = options;
  return withStore(options, (store) => {
    const done = writeStore(store, () => {
      const found = findReferenced(store, referenceTo(store, name));
      if (!found.ok) return found;
      const { plan, revision } = found.value;
      const value = { plan: plan.name, tag: tagName, number: revision.number };
      if (!remove) {
        const set = setTag(store, plan, { name: tagName, number: revision.number }, move);
        return set.ok ? ok({ ...value, from: set.value.from ?? null }) : set;
      }
      if (removeTag(store, plan, tagName)) return ok({ ...value, from: null });
      const hint = didYouMean(
        tagName,
        tagsOf(store, plan).map((one) => one.name),
      );
      return refused([
        {
          code: 'unknown-tag',
          at: `${plan.name}@${tagName}`,
          text: `The plan "${plan.name}" has no tag "${tagName}".`,
          input: tagName,
          expected: 'a tag of the plan',
          hint: hint ?? '"cadastre store list" shows the tags.',
        },
      ]);
    });
    if (!done.ok) return reportProblems(done.problems, { json });
    const { plan, number, from } = done.value;
    if (json) printJson({ plan, tag: tagName, number, removed: remove, from });
    else if (remove) print(`${safe(plan)}: the tag ${safe(tagName)} is gone; the revision stays.`);
    else print(`${safe(plan)}@${safe(tagName)} is revision ${number}${from === null || from === number ? '' : `; it was revision ${from}`}.`);
    return EXIT.done;
  });
}
