// Edits of a plan document: each operation answers with the edits, their undo and a sentence, or with every reason against it.
export { add, addUnplaced, type Add } from './add.ts';
export {
  writeChange,
  type Change,
  type EditResult,
  type PlaceChange,
  type PlacedPlan,
  type Places,
  type Refusal,
  type WrittenChange,
} from './change.ts';
export { join, type Join } from './join.ts';
export { move, type Move } from './move.ts';
export { placeRules, whyNot, type PlaceRules } from './place-rules.ts';
export { remove, type Remove } from './remove.ts';
export { rename, type Rename } from './rename.ts';
export { resize, type Resize } from './resize.ts';
export { split, type Split } from './split.ts';
