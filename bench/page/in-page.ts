// What is measured inside the page. Each function is sent there as it is written: it may use nothing from outside.

/** Returns how long a bare frame of this page takes, the floor of whatever is painted: the time of each of `count` frames in which nothing is done. */
export async function bareFrames(count: number): Promise<number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let before = await frame();
  for (let i = 0; i < count; i++) {
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
}

/** Returns how long it takes to put 45 bare rows of seven cells into the page and paint them: the least that a table does. */
export async function bareRows(rounds: number): Promise<number[]> {
  const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await painted();
    const from = performance.now();
    const table = document.createElement('div');
    table.style.cssText = 'position:fixed;inset:0;overflow:hidden;z-index:99;background:canvas';
    for (let row = 0; row < 45; row++) {
      const line = document.createElement('div');
      line.style.cssText = 'display:grid;grid-template-columns:repeat(7,1fr)';
      for (let cell = 0; cell < 7; cell++) {
        const span = document.createElement('span');
        span.textContent = `10.64.${row}.${cell}/26`;
        line.append(span);
      }
      table.append(line);
    }
    document.body.append(table);
    await painted();
    times.push(performance.now() - from);
    table.remove();
  }
  return times;
}

/** Clicks what opens the plan, and returns the time until its first rows are painted. */
export async function opening(name: string): Promise<number> {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes(name));
  const from = performance.now();
  button?.click();
  while (document.querySelectorAll('[role=treegrid] [role=row]').length < 5) await new Promise((resolve) => setTimeout(resolve));
  await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - from;
}

/** Goes to another view and back, and returns the times until the table is painted again. */
export async function tablePaints(rounds: number): Promise<number[]> {
  const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const view = (title: string) =>
    [...document.querySelectorAll<HTMLElement>('nav[aria-label=Views] button')].find((one) => one.textContent.trim().startsWith(title));
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    view('Revisions')?.click();
    await painted();
    await painted();
    const from = performance.now();
    view('Plan')?.click();
    while (document.querySelectorAll('[role=treegrid] [role=row]').length < 5) await new Promise((resolve) => setTimeout(resolve));
    await painted();
    times.push(performance.now() - from);
  }
  return times;
}

/** Scrolls the table a step in each frame, there and back, and returns the time of each frame. */
export async function scrolling(steps: number): Promise<number[]> {
  const tree = document.querySelector('[role=treegrid]') as HTMLElement;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let before = await frame();
  for (let i = 0; i < steps; i++) {
    tree.scrollTop += i < steps / 2 ? 240 : -240;
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  tree.scrollTop = 0;
  return times;
}

/** Writes numbers into an input of the selected subnet, one keystroke after the other, and returns the time from each to the painted findings. */
export async function keystrokes(count: number): Promise<{ readonly answered: number[]; readonly blocked: number[] }> {
  const field = [...document.querySelectorAll<HTMLInputElement>('aside[aria-label=Inspector] input.number')].find((one) =>
    document.querySelector(`label[for="${one.id}"]`)?.textContent.startsWith('Machines'),
  );
  if (!field) throw new Error('no subnet of machines is selected');
  // As a person who goes to the field first.
  field.focus();
  await new Promise((resolve) => setTimeout(resolve, 400));
  const shown = () => document.querySelector('[role=row][aria-selected=true]')?.textContent ?? '';
  const answered: number[] = [];
  const blocked: number[] = [];
  for (let i = 0; i < count; i++) {
    const machines = 7 + (i % 5);
    const before = shown();
    const from = performance.now();
    field.value = String(machines);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    blocked.push(performance.now() - from);
    while (shown() === before) await new Promise((resolve) => setTimeout(resolve));
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    answered.push(performance.now() - from);
    // As a person who types quickly.
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return { answered, blocked };
}

/** Zooms the map in and out by its buttons, and returns the time of each step to the painted picture. */
export async function zooming(steps: number): Promise<number[]> {
  const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const times: number[] = [];
  for (let i = 0; i < steps; i++) {
    const button = document.querySelector<HTMLElement>(`button[aria-label="${i < steps / 2 ? 'Zoom in' : 'Zoom out'}"]`);
    const from = performance.now();
    button?.click();
    await painted();
    times.push(performance.now() - from);
  }
  return times;
}
