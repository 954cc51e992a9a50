import { showInput, type Problem } from '../../shared/problem/problem.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { seal } from './hash.ts';
import type { StoredPlan } from './plans.ts';
import type { Store } from './store.ts';

/** A name for a revision of a plan, such as `approved`. */
export interface Tag {
  readonly name: string;
  readonly number: number;
}

const EXPECTED = 'letters, digits, ".", "_" and "-", at most 40, beginning with a letter; not "latest" and not "working"';

/** Returns why a text cannot be the name of a tag, or undefined when it can. */
export function tagNameProblem(name: string): Problem | undefined {
  if (/^\p{L}[\p{L}\p{N}._-]{0,39}$/u.test(name) && name !== 'latest' && name !== 'working') return undefined;
  return {
    code: 'wrong-tag-name',
    at: 'tag',
    text: `${showInput(name)} cannot be the name of a tag.`,
    input: showInput(name),
    expected: EXPECTED,
    hint: 'Choose a name such as "approved" or "v1.0".',
  };
}

/** Returns the tags of a plan, by name. */
export function tagsOf({ db }: Store, plan: StoredPlan): readonly Tag[] {
  return db.prepare('SELECT name, number FROM tags WHERE plan = ? ORDER BY name').all(plan.id) as Tag[];
}

/** Sets a tag; one that stands at another revision only with `move`. Called inside of a write. */
export function setTag(store: Store, plan: StoredPlan, { name, number }: Tag, move = false): Result<{ readonly from: number | undefined }> {
  const wrong = tagNameProblem(name);
  if (wrong) return refused([wrong]);
  const from = tagsOf(store, plan).find((tag) => tag.name === name)?.number;
  if (from !== undefined && from !== number && !move)
    return refused([
      {
        code: 'tag-taken',
        at: `${plan.name}@${name}`,
        text: `The tag "${name}" of "${plan.name}" stands at revision ${from} already.`,
        input: name,
        expected: 'a new name',
        hint: `--move moves it to revision ${number}.`,
      },
    ]);
  store.db
    .prepare(
      'INSERT INTO tags (plan, name, number, seal) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = excluded.number, seal = excluded.seal',
    )
    .run(plan.id, name, number, tagSeal(plan, { name, number }));
  return ok({ from });
}

/** Removes a tag; the revision stays. Called inside of a write. */
export function removeTag({ db }: Store, plan: StoredPlan, name: string): boolean {
  return db.prepare('DELETE FROM tags WHERE plan = ? AND name = ?').run(plan.id, name).changes > 0;
}

/** Returns the seal of a tag's row. */
export function tagSeal(plan: Pick<StoredPlan, 'name'>, { name, number }: Tag): string {
  return seal(['tag', plan.name, name, number]);
}
