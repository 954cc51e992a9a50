import { expect, test } from 'vitest';
import type { Finding, Severity } from '../../../shared/checks/finding.ts';
import { effectOn } from '../../../shared/result/fix-effect.ts';

const found = (rule: string, severity: Severity, subject: string, { message = 'A.', path = ['at', subject] } = {}): Finding => ({
  rule,
  severity,
  message,
  subjects: [subject],
  path,
});
const target = found('small', 'warning', 'app');

test.each([
  { before: [target], after: [], kind: 'fixed', why: 'it is gone' },
  { before: [target], after: [target], kind: 'stays', why: 'it is still there' },
  { before: [target], after: [{ ...target, message: 'B.' }], kind: 'stays', why: 'it only says something else' },
  { before: [target, target], after: [target], kind: 'fixed', why: 'one of two that are the same is gone' },
  { before: [target], after: [found('small', 'warning', 'db')], kind: 'stays', why: 'its rule finds something else in its place' },
  { before: [target], after: [found('small', 'info', 'app')], kind: 'fixed', why: 'what is left of it is less grave' },
  { before: [target], after: [found('other', 'info', 'app')], kind: 'fixed', why: 'what comes is less grave' },
  { before: [target], after: [found('other', 'warning', 'app')], kind: 'brings', why: 'what comes is as grave' },
  { before: [target], after: [found('other', 'error', 'db')], kind: 'brings', why: 'what comes is graver' },
  { before: [target, found('other', 'error', 'db')], after: [found('other', 'error', 'db')], kind: 'fixed', why: 'what stays does not count' },
  {
    before: [target, found('other', 'error', 'db')],
    after: [found('other', 'error', 'db', { message: 'B.' })],
    kind: 'fixed',
    why: 'nor what says something else than before',
  },
  {
    before: [target, found('other', 'error', 'db', { path: ['x'] })],
    after: [found('other', 'error', 'DB', { path: ['x'] })],
    kind: 'fixed',
    why: 'nor what bears another name at the same place',
  },
  {
    before: [target, found('other', 'error', 'db', { path: ['x'] })],
    after: [found('other', 'error', 'DB', { path: ['y'] })],
    kind: 'brings',
    why: 'another name at another place is new',
  },
  {
    before: [target, found('other', 'error', 'db')],
    after: [found('other', 'error', 'db'), found('other', 'error', 'db')],
    kind: 'brings',
    why: 'one more of the same is new',
  },
  { before: [target, found('other', 'info', 'db')], after: [found('other', 'error', 'db')], kind: 'brings', why: 'what becomes graver is new' },
])('$kind: $why', ({ before, after, kind }) => {
  expect(effectOn(target, before, after).kind).toBe(kind);
});
