import type { Task } from '../task.ts';
import { candidate } from './candidate.ts';
import { compare } from './compare.ts';
import { exportPlan } from './export.ts';
import { free } from './free.ts';
import { ipv6 } from './ipv6.ts';
import { memory } from './memory.ts';
import { oneEdit } from './one-edit.ts';
import { overlap } from './overlap.ts';
import { page } from './page.ts';
import { parse } from './parse.ts';
import { place } from './place.ts';
import { quality } from './quality.ts';
import { scopedOverlap } from './scoped-overlap.ts';
import { store } from './store.ts';
import { wholePlan } from './whole-plan.ts';

/** Every task, in the order of the table. */
export const tasks: readonly Task[] = [
  overlap,
  scopedOverlap,
  candidate,
  free,
  parse,
  ipv6,
  place,
  quality,
  wholePlan,
  oneEdit,
  compare,
  store,
  exportPlan,
  page,
  memory,
];
