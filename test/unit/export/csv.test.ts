import { describe, expect, test } from 'vitest';
import papaparse from 'papaparse';
import { compareText } from '../../../shared/problem/compare.ts';
import { csv } from '../../../shared/export/csv.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mustCompute, oneNetwork } from '../../support/plans.ts';

const parse = (text: string) => (papaparse as unknown as { parse: (text: string) => { data: string[][]; errors: unknown[] } }).parse(text);
const HEADER =
  'virtualNetwork,subnet,region,pool,service,prefix,ipv6Prefix,firstAddress,lastAddress,addresses,needed,usable,source,nsg,routeTable,delegation,serviceEndpoints,resourceGroup,subscription';
const textOf = (document: Parameters<typeof mustCompute>[0]) => csv.write(mustCompute(document))[0]?.text ?? '';

describe('CSV', () => {
  test('has a fixed header, CRLF line ends and a row for each prefix of a network and each subnet', () => {
    const text = textOf(
      oneNetwork([{ name: 'app', inputs: { machines: 20 } }], { addressSpace: ['10.64.0.0/24', 'fd00::/56'], ipv6: true, region: 'westeurope' }),
    );
    expect(text.split('\r\n')).toEqual([
      HEADER,
      'net,,westeurope,,,10.64.0.0/24,,10.64.0.0,10.64.0.255,256,,,pinned,,,,,rg-net,',
      'net,,westeurope,,,,fd00::/56,,,,,,pinned,,,,,rg-net,',
      'net,app,westeurope,,virtual-machines,10.64.0.0/27,fd00::/64,10.64.0.0,10.64.0.31,32,20,27,allocated,nsg-net-app,,,,rg-net,',
      '',
    ]);
  });

  test('is never empty: a plan without networks gives the header', () => {
    expect(textOf({ cadastre: 1, name: 'empty' })).toBe(`${HEADER}\r\n`);
  });

  test('lists what found no place, without a prefix', () => {
    const rows = parse(
      textOf(
        oneNetwork(
          [
            { name: 'a', size: '/26' },
            { name: 'b', size: '/27' },
          ],
          { addressSpace: ['10.64.0.0/26'] },
        ),
      ),
    ).data;
    expect(rows.find((row) => row[1] === 'b')?.slice(5, 13)).toEqual(['', '', '', '', '', '0', '', 'allocated']);
  });

  test('keeps names data: every cell comes back, formulas disarmed by an apostrophe', () => {
    const { data, errors } = parse(
      textOf({
        cadastre: 1,
        name: 'x',
        virtualNetworks: HOSTILE_NAMES.map((name, i) => ({ name, addressSpace: [`10.${i}.0.0/24`], resourceGroup: name })),
      }),
    );
    expect(errors.length).toBeLessThanOrEqual(1); // the empty last line
    for (const [i, name] of [...HOSTILE_NAMES].sort(compareText).entries()) {
      const cell = data[i + 1]?.[0] ?? '';
      expect(cell).toBe(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });
});
