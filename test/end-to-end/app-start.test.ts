import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { whyNoChromium } from '../harness/browser.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { AppPage } from './app-page.ts';

const noChromium = whyNoChromium() !== '';
const faults: (readonly string[])[] = [];

async function start(plan?: string): Promise<AppPage> {
  const app = await AppPage.start(plan);
  faults.push(app.faults);
  onTestFinished(() => app.end());
  return app;
}
afterEach(() => {
  expect(faults.splice(0).flat()).toEqual([]);
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The files of a folder and of those in it, by their paths in it. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}

async function drop(app: AppPage, name: string, content: string | readonly number[]): Promise<void> {
  await app.page.evaluate(
    ([file, data]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([typeof data === 'string' ? data : new Uint8Array(data as number[])], file));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    },
    [name, content] as const,
  );
}

describe.skipIf(noChromium)('a first start', () => {
  test('leads from three questions to Bicep that is the command line’s, by the keyboard alone', async () => {
    const app = await start();
    const { page } = app;
    const focused = () => page.evaluate(() => document.activeElement?.closest('button')?.textContent ?? '');
    for (let i = 0; i < 10 && !(await focused()).includes('New plan'); i++) await app.press('Tab');
    await app.press('Enter');
    await app.dialog.getByRole('heading', { name: 'New plan' }).waitFor();
    await page.keyboard.type('Shop');
    await app.press('Tab', 'Tab');
    await page.keyboard.type('10.64.0.0/14');
    await app.press('Tab');
    await page.keyboard.type('10.0.0.0/12, 192.168.0.0/16');
    await app.dialog.getByText('AzureFirewallSubnet /26').waitFor();
    await app.press('Enter');
    await app.table.waitFor();
    expect(await page.title()).toBe('Shop · Cadastre');
    expect(await page.getByTestId('summary').textContent()).toMatch(/^2 virtual networks · 4 subnets · 0 errors/);

    await app.press('Control+e');
    await app.dialog.getByText('targetScope').first().waitFor();
    const download = page.waitForEvent('download');
    const save = app.dialog.getByRole('button', { name: /^Download/ });
    await save.focus();
    await app.press('Enter');
    const folder = temporaryFolder();
    await (await download).saveAs(join(folder, 'got.zip'));
    const got = Object.entries(unzipSync(readFileSync(join(folder, 'got.zip')))).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]);

    writeFileSync(join(folder, 'plan.yaml'), await app.stored('Shop'));
    execFileSync(process.execPath, ['cli/cadastre.js', 'export', join(folder, 'plan.yaml'), '--format', 'bicep', '--out', join(folder, 'bicep')]);
    // A folder has a list of what was written there too, by which old files are known the next time.
    const { '.cadastre-bicep.json': _, ...files } = filesIn(join(folder, 'bicep'));
    expect(Object.fromEntries(got)).toEqual(files);
    expect(got.length).toBeGreaterThan(3);
  });

  test('says at the field what is wrong with an answer, and makes nothing of it', async () => {
    const app = await start();
    await app.page.getByRole('button', { name: /^New plan/ }).click();
    await app.dialog.getByLabel(/^1\./).fill('10.64.0.0/14, 10.65.1.0');
    await app.dialog.getByRole('button', { name: 'Create plan' }).click();
    expect(await app.dialog.getByLabel(/^1\./).getAttribute('aria-invalid')).toBe('true');
    expect(await app.dialog.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    expect(await app.host.ask('plan/list')).toMatchObject({ value: [] });
  });

  test.each([
    ['Hub and spoke in two regions', 'Contoso landing zone'],
    ['A data platform', ''],
    ['A first plan', 'First plan'],
    ['Everything wrong', 'Everything wrong'],
  ])('opens the example %s', async (title, name) => {
    const app = await start();
    await app.page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await app.table.waitFor();
    expect(await app.page.title()).toContain(name);
  });
});

describe.skipIf(noChromium)('a document that is dropped', () => {
  const first = readFileSync('examples/first-plan.yaml', 'utf8');

  test('becomes a plan; one of the same name keeps what was there as a revision', async () => {
    const app = await start();
    await drop(app, 'plan.yaml', first);
    await app.table.waitFor();
    expect(await app.stored('First plan')).toBe(first);
    await drop(app, 'plan.yaml', first.replace('machines: 20', 'machines: 40'));
    await app.page.getByText('“First plan” was here already: what it said is revision 1.').waitFor();
    await expect.poll(() => app.stored('First plan')).toContain('machines: 40');
    expect(await app.host.ask('revision/text', { plan: 'First plan', number: 1 })).toMatchObject({ value: { text: first } });
    await app.press('Control+z');
    await expect.poll(() => app.stored('First plan')).toBe(first);
  });

  test('a JSON document is one, too, and stays JSON', async () => {
    const app = await start();
    const json = JSON.stringify({ cadastre: 1, name: 'In JSON', virtualNetworks: [{ name: 'a', addressSpace: ['10.0.0.0/24'] }] });
    await drop(app, 'plan', json);
    await app.table.waitFor();
    expect(await app.stored('In JSON')).toBe(json);
  });

  test.each([
    [
      'says every place that is wrong, with its line',
      'plan.yaml',
      'cadastre: 1\nname: x\nvirtualNetworks:\n  - {name: a, pol: b}\n  - {nam: c}\n',
      [/pol/, /nam/],
    ],
    ['says where it is no YAML', 'plan.yaml', 'cadastre: [1\n', [/plan\.yaml/]],
    ['is refused where it is no text', 'plan.yaml', [0xff, 0xfe, 0x00, 0x80], [/no text in UTF-8/]],
  ] as const)('%s', async (_, name, content, said) => {
    const app = await start();
    await drop(app, name, content);
    for (const text of said) await app.page.getByText(text).first().waitFor();
    expect(await app.host.ask('plan/list')).toMatchObject({ value: [] });
  });

  test('one that cannot be read leaves the open plan as it is', async () => {
    const app = await start('examples/first-plan.yaml');
    await drop(app, 'other.yaml', 'cadastre: 1\nnam: x\n');
    await app.dialog.getByText(/nam/).first().waitFor();
    await app.press('Escape');
    await app.row('spoke-shop').waitFor();
    expect(await app.stored('First plan')).toBe(first);
  });

  test('hostile names stay text in every view', async () => {
    const app = await start();
    const markup = [
      '<img src=x onerror=document.title=1>',
      '"><svg onload=document.title=2>',
      '</style><script>document.title=3</script>',
      '{@html 1}',
    ];
    const names = [...markup, ...HOSTILE_NAMES.filter((name) => !/[\p{Cc}\u2028\u2029]/u.test(name) && name.trim() !== '' && name.length <= 80)];
    const document = {
      cadastre: 1,
      name: `${markup[0] ?? ''}"&'`,
      addressPools: [{ name: markup[2], prefixes: ['10.0.0.0/8'] }],
      externalNetworks: [{ name: markup[1], prefixes: ['172.16.0.0/16'] }],
      virtualNetworks: names.map((name, i) => ({
        name,
        addressSpace: [`10.0.${i}.0/24`],
        tags: { owner: name },
        subnets: [{ name, prefix: `10.0.${i}.0/25` }],
      })),
    };
    await drop(app, 'plan.json', JSON.stringify(document));
    await app.table.waitFor();
    for (const view of ['Map', 'Findings', 'Configuration', 'Revisions', 'Services', 'Plan']) {
      await app.view(view);
      expect([view, await app.page.locator('img[src=x], svg[onload], body script').count()]).toEqual([view, 0]);
    }
    await app.row(markup[0] ?? '').waitFor();
    await app.press('Control+k');
    await app.page.keyboard.type('onerror');
    await app.dialog
      .getByRole('option', { name: /<img src=x/ })
      .first()
      .waitFor();
    expect(await app.page.title()).toBe(`${document.name} · Cadastre`);
  });
});
