import { vmwareSolutionGen2 } from '../services/vmware-solution-gen2.ts';
import { defineSubnetSet } from '../subnet-set.ts';

export const vmwareSolutionGen2Set = defineSubnetSet({
  id: 'vmware-solution-gen2',
  name: 'Azure VMware Solution, generation 2',
  aliases: ['AVS Gen 2', 'AVS generation 2', 'AVS on Fleet'],
  summary: 'The /22 of a private cloud in a network, and beside it the two /24 of HCX.',
  relations: [
    'All of them lie in one network, which holds no other private cloud.',
    'None of them overlaps the segments of the machines inside (NSX), which are further prefixes.',
  ],
  inputs: { hcx: { kind: 'flag', meaning: 'HCX is used: its management and its uplink take a /24 each', default: true } },
  members: [
    {
      role: 'private-cloud',
      service: 'vmware-solution-gen2',
      why: 'Hosts and management of the private cloud.',
      inputs: { subnet: 'private-cloud' },
    },
    {
      role: 'hcx-management',
      service: 'vmware-solution-gen2',
      why: 'Management of HCX.',
      inputs: { subnet: 'hcx-management' },
      when: ({ hcx }) => hcx,
    },
    { role: 'hcx-uplink', service: 'vmware-solution-gen2', why: 'Uplink of HCX.', inputs: { subnet: 'hcx-uplink' }, when: ({ hcx }) => hcx },
  ],
  examples: [],
  sources: vmwareSolutionGen2.sizing.sources,
});
