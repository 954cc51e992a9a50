import type { DocumentText } from '../../shared/contract/requests.ts';
import { applyEdits } from '../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../shared/plan/document.ts';
import { join, move, remove, rename, resize, split, type EditResult, type PlaceChange, type PlacedPlan } from '../../shared/plan/edit/index.ts';
import { checkEditedShape, readPlanDocument } from '../../shared/plan/read.ts';
import type { SourceEdit } from '../../shared/plan/source-edit.ts';
import { invariant } from '../../shared/problem/invariant.ts';
import { ok, refused, type Result } from '../../shared/problem/result.ts';
import { addSubnet } from '../../shared/result/add-subnet.ts';
import { computePlan, type Computed } from '../../shared/result/compute.ts';
import { placeChanges } from '../../shared/result/place-changes.ts';
import { recordEdits } from '../../shared/result/record.ts';
import { findingResult } from '../../shared/result/write-result.ts';
import type { Finding } from '../../shared/checks/finding.ts';
import { acceptEdits, takeBackEdits } from './acceptance-edits.ts';
import type { EngineCalls, Operation, Preview, TextStep } from './calls.ts';
import { comparisonOf } from './comparison.ts';
import { configurationOf } from './configuration.ts';
import { previewOf } from './exports.ts';
import { fixEverything, type FixedEverything } from './fix-everything.ts';
import { findIn } from './find.ts';
import { inspectionOf } from './inspect.ts';
import { mergingOf } from './merging.ts';
import { placeAnswer, placesOf } from './places.ts';
import { serviceEdits } from './service-edits.ts';
import { snapshotOf, type Snapshot } from './snapshot.ts';
import { pathOf } from './subject.ts';

/** One state of the plan that undo and redo lead to. Documents share what an edit did not touch, so that many cost little. */
interface Step {
  readonly title: string;
  readonly before: PlanDocument;
  readonly after: PlanDocument;
}

interface Draft {
  readonly title: string;
  readonly document: PlanDocument;
  readonly step: TextStep;
}

/** Returns an engine that holds one open plan and what was done to it. Pure: no clock, no page; `today` comes with the document. */
export function createSession(): EngineCalls {
  let today = '';
  let document: PlanDocument | undefined;
  let computed: Computed | undefined;
  let state = 0;
  let done: Step[] = [];
  let undone: Step[] = [];

  const held = (): Computed => {
    invariant(computed, 'no plan is open');
    return computed;
  };
  const compute = (next: PlanDocument): Result<Computed> => computePlan(next, { today, ...(computed ? { previous: computed } : {}) });
  let shown: Snapshot | undefined;
  const picture = (of: Computed): Snapshot => snapshotOf(of, { state, undo: done.at(-1)?.title ?? null, redo: undone.at(-1)?.title ?? null }, shown);
  const snapshot = (): Snapshot => (shown = picture(held()));
  const take = (next: PlanDocument, result: Computed) => {
    document = next;
    computed = result;
    state++;
  };

  /** What an operation would make of the document. */
  const draft = (operation: Operation): Result<Draft> => {
    const now = held();
    const placed: PlacedPlan = { plan: now.plan, places: now.allocation };
    switch (operation.kind) {
      case 'add':
        return drafted(addSubnet(now, operation));
      case 'join':
        return drafted(join(placed, operation));
      case 'move':
        return drafted(move(placed, operation));
      case 'remove':
        return drafted(remove(placed, operation));
      case 'rename':
        return drafted(rename(placed, operation));
      case 'resize':
        return drafted(resize(placed, operation));
      case 'split':
        return drafted(split(placed, operation));
      case 'edits':
        return withEdits(now, operation.title, operation.edits);
      case 'fields': {
        const path = pathOf(now, operation.subject);
        if (!path) return refused([{ code: 'unknown-subject', at: '', text: `There is no ${operation.subject} in the plan any more.` }]);
        return withEdits(
          now,
          operation.title,
          operation.edits.map((edit) => ({ ...edit, path: [...path, ...edit.path] })),
        );
      }
      case 'service': {
        const changed = serviceEdits(now, operation.subject, operation.service);
        return changed.ok ? withEdits(now, changed.value.title, changed.value.edits) : changed;
      }
      case 'fix': {
        const finding = now.findings[operation.finding];
        const fix = operation.alternative === undefined ? finding?.fix : finding?.alternatives?.[operation.alternative - 1];
        if (!fix) return refused([{ code: 'no-fix', at: '', text: 'The finding is gone meanwhile.' }]);
        return withEdits(now, fix.title, fix.edits);
      }
      case 'fix-all': {
        const { fixed, series, after } = fixesOf(operation.rule);
        if (fixed.length === 0) return refused([{ code: 'no-fix', at: '', text: 'No finding has a fix that could be made.' }]);
        const title = `Fix ${fixed.length} ${fixed.length === 1 ? 'finding' : 'findings'}`;
        return ok({ title, document: after.plan.document, step: { kind: 'series', series } });
      }
      case 'accept': {
        const { kind: _kind, ...acceptance } = operation;
        const title = `Accept ${acceptance.rule} of ${acceptance.subject}`;
        return withEdits(now, title, acceptEdits(now.plan.document, acceptance));
      }
      case 'report-again': {
        const suppression = now.accepted[operation.accepted]?.suppression;
        if (!suppression) return refused([{ code: 'no-acceptance', at: '', text: 'The acceptance is gone meanwhile.' }]);
        const title = `Report ${suppression.rule} of ${suppression.subject} again`;
        return withEdits(now, title, takeBackEdits(now.plan.document, Number(suppression.path.at(-1))));
      }
      case 'record': {
        const edits = recordEdits(now);
        return withEdits(now, `Record ${edits.length} ${edits.length === 1 ? 'prefix' : 'prefixes'}`, edits);
      }
      case 'replace': {
        const read = readPlanDocument(operation.document.text, operation.document.language);
        return read.ok
          ? ok({ title: operation.title, document: read.value.document, step: { kind: 'replace', document: operation.document } })
          : read;
      }
    }
  };

  // Asked for twice, to show it and to do it; it takes long.
  let fixes: { readonly of: Computed; readonly rule: string | undefined; readonly all: FixedEverything } | undefined;
  const fixesOf = (rule: string | undefined): FixedEverything => {
    if (fixes?.of !== held() || fixes.rule !== rule) fixes = { of: held(), rule, all: fixEverything(held(), today, rule) };
    return fixes.all;
  };

  const made = (operation: Operation): Result<{ readonly draft: Draft; readonly result: Computed }> => {
    const drafted = draft(operation);
    if (!drafted.ok) return drafted;
    const result = compute(drafted.value.document);
    return result.ok ? ok({ draft: drafted.value, result: result.value }) : result;
  };

  return {
    open(text, day) {
      const read = readPlanDocument(text.text, text.language);
      if (!read.ok) return read;
      const result = computePlan(read.value.document, { today: day });
      if (!result.ok) return result;
      today = day;
      done = [];
      undone = [];
      take(read.value.document, result.value);
      return ok(snapshot());
    },
    edit(operation) {
      const next = made(operation);
      if (!next.ok) return next;
      const { draft: drafted, result } = next.value;
      invariant(document, 'no plan is open');
      done.push({ title: drafted.title, before: document, after: drafted.document });
      undone = [];
      take(drafted.document, result);
      return ok({ snapshot: snapshot(), title: drafted.title, step: drafted.step });
    },
    preview(operation) {
      const next = made(operation);
      if (!next.ok) return next;
      const preview = previewBetween(held(), next.value.result, next.value.draft.title);
      if (operation.kind !== 'fix-all') return ok(preview);
      const { fixed, skipped } = fixesOf(operation.rule);
      return ok({ ...preview, fixes: { fixed, skipped } });
    },
    undo() {
      const step = done.pop();
      if (!step) return undefined;
      const result = compute(step.before);
      invariant(result.ok, 'a state that was there can be computed again');
      undone.push(step);
      take(step.before, result.value);
      return { snapshot: snapshot(), title: step.title, step: { kind: 'undo' } };
    },
    redo() {
      const step = undone.pop();
      if (!step) return undefined;
      const result = compute(step.after);
      invariant(result.ok, 'a state that was there can be computed again');
      done.push(step);
      take(step.after, result.value);
      return { snapshot: snapshot(), title: step.title, step: { kind: 'redo' } };
    },
    rehearse() {
      const networks = document?.virtualNetworks ?? [];
      const last = networks.at(-1);
      if (!document || !last) return null;
      const result = compute({ ...document, virtualNetworks: [...networks.slice(0, -1), { ...last }] });
      if (result.ok) picture(result.value);
      return null;
    },
    inspect: (subject) => inspectionOf(held(), subject),
    places: (subject) => placesOf(held(), subject),
    placeAt: (subject, prefix) => placeAnswer(held(), subject, prefix),
    find: (words) => findIn(held(), words),
    configuration: (network) => configurationOf(held(), network),
    exportPreview: (format) => previewOf(held(), format),
    merge: mergingOf,
    compare(from, to, names) {
      const old = computedOf(from, today);
      const now = to === 'open' ? ok(held()) : computedOf(to, today);
      if (!old.ok) return old;
      if (!now.ok) return now;
      return ok(comparisonOf(old.value, now.value, names));
    },
  };
}

function computedOf({ text, language }: DocumentText, today: string): Result<Computed> {
  const read = readPlanDocument(text, language);
  return read.ok ? computePlan(read.value.document, { today }) : read;
}

function drafted(result: EditResult): Result<Draft> {
  return result.ok
    ? ok({ title: result.value.title, document: result.value.document, step: { kind: 'edits', edits: result.value.edits } })
    : refused(result.problems);
}

/** Edits that a person made in a field: what comes out should still be a plan document. */
function withEdits({ plan }: Computed, title: string, edits: readonly SourceEdit[]): Result<Draft> {
  const document = applyEdits(plan.document, edits);
  const problems = checkEditedShape(document, plan.document);
  return problems.length > 0 ? refused(problems) : ok({ title, document, step: { kind: 'edits', edits } });
}

/** Returns what is different between two states: prefixes, and findings that come and go. */
function previewBetween(before: Computed, after: Computed, title: string): Preview {
  const changes: PlaceChange[] = placeChanges(before, after);
  const key = ({ rule, subjects, message }: Finding) => JSON.stringify([rule, subjects, message]);
  const was = new Set(before.findings.map(key));
  const is = new Set(after.findings.map(key));
  return {
    title,
    changes,
    comes: after.findings.filter((finding) => !was.has(key(finding))).map(findingResult),
    goes: before.findings.filter((finding) => !is.has(key(finding))).map(findingResult),
  };
}
