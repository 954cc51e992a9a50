import { describe, expect, test } from 'vitest';
import { cadastre } from '../support/command-line.ts';

interface Size {
  readonly needed: number;
  readonly total: number;
  readonly prefixLength: number;
  readonly lines: readonly { readonly addresses: number }[];
}

describe('size', () => {
  test('more addresses than a number tells exactly are too many, and no fault of the program', async () => {
    const ran = await cadastre(['size', 'virtual-machines', 'machines=100000000', 'nicsPerMachine=100000000']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/ too few\n.*Larger than the largest subnet that Azure accepts\./s);
  });

  test('answers with the fields of the contract', async () => {
    const { code, out } = await cadastre(['size', 'sql-managed-instance', 'gp=3', 'bc=2', 'vmGroups=1', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      service: 'sql-managed-instance',
      inputs: { gp: 3, bc: 2, vmGroups: 1 },
      needed: 40,
      reserved: 5,
      total: 45,
      usable: 59,
      prefixLength: 26,
      lines: expect.arrayContaining([{ label: expect.any(String), addresses: expect.any(Number) }]),
      sources: expect.arrayContaining([{ title: expect.any(String), url: expect.stringMatching(/^https:/), date: expect.any(String) }]),
    });
  });

  test.each([
    { args: ['SQL MI', 'gp=3', 'bc=2'], service: 'sql-managed-instance', needed: 40, prefixLength: 26, why: 'an alias, in capitals' },
    { args: ['sql mi', 'gp=3', 'bc=2'], service: 'sql-managed-instance', needed: 40, prefixLength: 26, why: 'an alias, in small letters' },
    { args: ['azure-firewall'], service: 'firewall', needed: 59, prefixLength: 26, why: 'the id that the facts use' },
    { args: ['virtual-machines', 'machines=3'], service: 'virtual-machines', needed: 3, prefixLength: 29, why: 'fills the smallest subnet' },
    { args: ['virtual-machines', 'machines=4'], service: 'virtual-machines', needed: 4, prefixLength: 28, why: 'one more needs the next size' },
    { args: ['virtual-machines', 'machines=251'], service: 'virtual-machines', needed: 251, prefixLength: 24, why: 'fills a /24' },
    { args: ['virtual-machines', 'machines=252'], service: 'virtual-machines', needed: 252, prefixLength: 23, why: 'one more needs the next size' },
    {
      args: ['virtual-machines', 'machines=0'],
      service: 'virtual-machines',
      needed: 0,
      prefixLength: 29,
      why: 'nothing needs the smallest subnet all the same',
    },
    { args: ['virtual-machines', 'machines=20', '--growth', '25'], service: 'virtual-machines', needed: 25, prefixLength: 27, why: 'growth' },
    {
      args: ['virtual-machines', 'machines=10', '--growth', '0.1'],
      service: 'virtual-machines',
      needed: 11,
      prefixLength: 28,
      why: 'growth is rounded up',
    },
    {
      args: ['virtual-machines', 'machines=10', '--growth', '10'],
      service: 'virtual-machines',
      needed: 11,
      prefixLength: 28,
      why: '10 * 1.1 is 11, whatever floating point says',
    },
    {
      args: ['virtual-machines', 'machines=100', '--growth', '1000'],
      service: 'virtual-machines',
      needed: 1100,
      prefixLength: 21,
      why: 'the most growth',
    },
    {
      args: ['sql-managed-instance', 'gp=3', 'bc=2', '--growth', '50'],
      service: 'sql-managed-instance',
      needed: 58,
      prefixLength: 26,
      why: 'instances grow, groups do not',
    },
    {
      args: ['aks', 'networkModel=node-subnet', 'nodes=20', 'maxPods=30', '--growth', '50'],
      service: 'aks-azure-cni-node-subnet',
      needed: 1023,
      prefixLength: 21,
      why: 'a word for several entries: (30 + 3) * 31',
    },
    {
      args: ['application-gateway-v2', 'maxInstances=10'],
      service: 'application-gateway-v2',
      needed: 10,
      prefixLength: 24,
      why: 'the recommended size is honoured',
    },
    {
      args: ['application-gateway-v2', 'maxInstances=10', '--sizing', 'minimum'],
      service: 'application-gateway-v2',
      needed: 10,
      prefixLength: 28,
      why: 'unless only the least is wanted',
    },
    {
      args: ['bastion', '--sizing', 'minimum'],
      service: 'bastion',
      needed: 2,
      prefixLength: 26,
      why: 'the smallest subnet that the service accepts stays',
    },
  ])('$args needs $needed, a /$prefixLength: $why', async ({ args, service, needed, prefixLength }) => {
    const { code, out, err } = await cadastre(['size', ...args, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out) as Size;
    expect(answer).toMatchObject({ service, needed, total: needed + 5, usable: 2 ** (32 - prefixLength) - 5, prefixLength });
    expect(answer.lines.reduce((sum, line) => sum + line.addresses, 0)).toBe(needed);
  });

  test('prints a receipt that adds up', async () => {
    const { out } = await cadastre(['size', 'sql-managed-instance', 'gp=3', '--growth', '50']);
    expect(out).toContain(`Azure SQL Managed Instance
  with 50 % growth: gp 3 → 5
                                                  addresses
  5 × General Purpose, 2 each                            10
  5 × General Purpose while scaling, 2 more each         10
  1 × group of virtual machines, 8 each                   8
  reserved by Azure                                       5
  total                                                  33
  /26: 59 usable, 28 needed, 31 to spare
`);
  });

  test('says what is assumed', async () => {
    expect((await cadastre(['size', 'bastion'])).out).toMatch(/\(assumed\) +\d+\n/);
  });

  test.each([
    { args: ['sql-managed-instance', 'gp=x', 'bc=-1', 'foo=3'], says: ['gp', 'bc', 'foo'], why: 'all wrong inputs at once' },
    { args: ['virtual-machines', 'machines=1.5'], says: ['whole number'], why: 'a fraction' },
    { args: ['virtual-machines', 'machines=1e3'], says: ['machines'], why: 'not plain digits' },
    { args: ['virtual-machines', 'machines=0x10'], says: ['machines'], why: 'not decimal' },
    { args: ['virtual-machines', 'machines='], says: ['machines'], why: 'no value' },
    { args: ['virtual-machines', 'machines=3', 'machines=4'], says: ['given twice'], why: 'twice' },
    { args: ['virtual-machines', 'machines'], says: ['an input and its value'], why: 'no equals sign' },
    { args: ['virtual-machines', '=3'], says: ['an input and its value'], why: 'no name' },
    { args: ['virtual-machines', '__proto__=3'], says: ['__proto__'], why: 'a name that JavaScript knows' },
    { args: ['__proto__'], says: ['not a service'], why: 'a service that JavaScript knows' },
    { args: ['virtual-machines', 'machines=99999999999999999999'], says: ['machines'], why: 'more than can be counted' },
    { args: ['aks', 'networkModel=none'], says: ['overlay, node-subnet'], why: 'a choice that there is not' },
  ])('refuses $args: $why', async ({ args, says }) => {
    const ran = await cadastre(['size', ...args]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    for (const word of says) expect(ran.err).toContain(word);
  });
});

describe('services', () => {
  test('lists every entry once, in order, in text as in JSON', async () => {
    const [text, json] = await Promise.all([cadastre(['services']), cadastre(['services', '--json'])]);
    const ids = (JSON.parse(json.out) as { id: string }[]).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(30);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const id of ids) expect(text.out).toMatch(new RegExp(`^ *${id} `, 'm'));
  });

  // Every entry as text is a unit test of entry-text; here the program itself, for one entry of each kind and some of many inputs.
  test.each([
    { name: 'sql-managed-instance', title: 'Azure SQL Managed Instance (sql-managed-instance)', id: 'sql-managed-instance', why: 'a service' },
    { name: 'azure red hat openshift', title: 'Azure Red Hat OpenShift (red-hat-openshift)', id: 'red-hat-openshift', why: 'a service by its name' },
    { name: 'AKS', title: 'Azure Kubernetes Service (aks)', id: 'aks', why: 'an umbrella' },
    { name: 'aks-pod-subnet', title: 'set: aks-pod-subnet', id: 'aks-pod-subnet', why: 'a set' },
    { name: 'Key Vault', title: 'Azure Key Vault (key-vault)', id: 'key-vault', why: 'what is reached over endpoints' },
    { name: 'SQL DW', title: 'Azure Synapse Analytics (synapse)', id: 'synapse', why: 'an old product name' },
    {
      name: 'Data Lake Store',
      title: 'Azure Data Lake Storage Gen1 (data-lake-storage-gen1)',
      id: 'data-lake-storage-gen1',
      why: 'a retired service',
    },
    { name: 'ISE', title: '(logic-apps-ise)', id: 'logic-apps-ise', why: 'a short name of a retired service' },
    { name: 'Hybrid Connections', title: '(app-service-hybrid-connections)', id: 'app-service-hybrid-connections', why: 'no subnet at all' },
    { name: 'vWAN hub', title: '(virtual-wan-hub)', id: 'virtual-wan-hub', why: 'a block of its own' },
  ])('shows $name whole: $why', async ({ name, title, id }) => {
    const [text, json] = await Promise.all([cadastre(['services', name]), cadastre(['services', name, '--json'])]);
    expect([text.code, json.code, text.err, json.err]).toEqual([0, 0, '', '']);
    expect(text.out.split('\n')[0]).toContain(title);
    expect(JSON.parse(json.out)).toMatchObject({ id });
  });
});
