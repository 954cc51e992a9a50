export { applyDiff } from './apply.ts';
export { diffDocuments } from './diff.ts';
export { isEmptyDiff, type DocumentDiff, type ListDiff, type ListRun, type Rename, type ValueDiff } from './document-diff.ts';
export { editsOfDiff } from './edits.ts';
export { reverseDiff } from './reverse.ts';
