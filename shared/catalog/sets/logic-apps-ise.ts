import { isePage } from '../services/logic-apps-ise.ts';
import { defineSubnetSet } from '../subnet-set.ts';

/** Retired; kept so that old networks can be read. */
export const logicAppsIseSet = defineSubnetSet({
  id: 'logic-apps-ise',
  name: 'Logic Apps integration service environment',
  aliases: ['ISE', 'integration service environment'],
  summary: 'The four subnets of one retired integration service environment.',
  relations: ['The four are of one network, empty when the environment is made, and alike but for the delegation that one of them may carry.'],
  inputs: {},
  members: [
    {
      role: 'first',
      service: 'logic-apps-ise',
      why: 'Carries the delegation where the environment was made by template, PowerShell or API.',
      inputs: { carriesDelegation: true },
    },
    ...['second', 'third', 'fourth'].map((role) => ({
      role,
      service: 'logic-apps-ise',
      why: 'Of the same size, without delegation.',
      inputs: { carriesDelegation: false },
    })),
  ],
  examples: [],
  sources: [isePage],
});
