/**
 * Returns `work` with each answer kept for as long as what it was asked about is there. For values that never change, such as the networks of a
 * plan and their places: an edit leaves most of them the very same, so that what was worked out of them holds on.
 */
export function remembered<K extends object, V>(work: (about: K) => V): (about: K) => V {
  const known = new WeakMap<K, { readonly answer: V }>();
  return (about) => {
    let before = known.get(about);
    if (!before) known.set(about, (before = { answer: work(about) }));
    return before.answer;
  };
}
