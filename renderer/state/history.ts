import type { DocumentText, RevisionInfo } from '../../shared/contract/requests.ts';
import type { Merging } from '../engine/merging.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Returns the document of a revision, or undefined where it cannot be had; the reasons are shown. */
export async function revisionText(workspace: Workspace, number: number): Promise<DocumentText | undefined> {
  if (!workspace.plan) return undefined;
  const answer = await workspace.client.request('revision/text', { plan: workspace.plan.name, number });
  if (answer.ok) return answer.value;
  workspace.notices.problems(answer.problems);
  return undefined;
}

/** Makes a revision the plan on screen. What is there now is kept as a revision first, and undo leads back too. */
export async function restore(workspace: Workspace, { number }: RevisionInfo): Promise<boolean> {
  const document = await revisionText(workspace, number);
  if (!document) return false;
  const kept = await keep(workspace, await currentText(workspace), `Before revision ${number} was restored`);
  if (!kept) return false;
  const restored = await workspace.edit({ kind: 'replace', title: `Restore revision ${number}`, document });
  if (restored) workspace.notices.say(`Revision ${number} is on screen. What was there before is revision ${kept.number}.`);
  return restored;
}

/** Names a revision, or takes a name from it. */
export async function tag(workspace: Workspace, ask: { readonly number: number; readonly name: string }): Promise<boolean> {
  return changed(workspace, await workspace.client.request('tag/set', { plan: workspace.plan?.name ?? '', ...ask }));
}

export async function untag(workspace: Workspace, name: string): Promise<boolean> {
  return changed(workspace, await workspace.client.request('tag/remove', { plan: workspace.plan?.name ?? '', name }));
}

/** Merges what is on screen with what somebody else saved meanwhile; undefined where it cannot be merged, and the reasons are shown. */
export async function mergeElsewhere(workspace: Workspace): Promise<Merging | undefined> {
  const { saver } = workspace;
  if (!saver?.conflict) return undefined;
  const merged = await workspace.engine.merge(saver.base, await saver.flush(), saver.conflict.theirs);
  if (merged.ok) return merged.value;
  workspace.notices.problems(merged.problems);
  return undefined;
}

/**
 * Ends a conflict with what somebody else saved: `document` becomes the plan on screen, absent: it stays as it is. What either side wrote is kept as
 * a revision of its own, so that nothing that was decided against is lost.
 */
export async function settle(workspace: Workspace, title: string, document: DocumentText | undefined): Promise<boolean> {
  const { saver } = workspace;
  const conflict = saver?.conflict;
  if (!saver || !conflict) return false;
  const mine = await saver.flush();
  for (const [text, note] of [
    [conflict.theirs, `As ${conflict.holder} saved it`],
    [mine, 'As it was here before that'],
  ] as const)
    if (!(await keep(workspace, text, note))) return false;
  if (document && !(await workspace.edit({ kind: 'replace', title, document }))) return false;
  saver.resolve(conflict.version);
  return true;
}

async function currentText(workspace: Workspace): Promise<DocumentText | undefined> {
  return workspace.saver?.flush();
}

async function keep(workspace: Workspace, document: DocumentText | undefined, note: string): Promise<RevisionInfo | undefined> {
  if (!workspace.plan || !document) return undefined;
  const kept = await workspace.client.request('revision/save', { plan: workspace.plan.name, note, author: workspace.author, ...document });
  if (!kept.ok) {
    workspace.notices.problems(kept.problems);
    return undefined;
  }
  await workspace.listRevisions();
  return kept.value;
}

async function changed(workspace: Workspace, answer: Awaited<ReturnType<Workspace['client']['request']>>): Promise<boolean> {
  if (answer.ok) await workspace.listRevisions();
  else workspace.notices.problems(answer.problems);
  return answer.ok;
}
