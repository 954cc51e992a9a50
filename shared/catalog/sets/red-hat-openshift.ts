import { source } from '../source.ts';
import { defineSubnetSet } from '../subnet-set.ts';

const networking = source('Networking in Azure Red Hat OpenShift', 'https://learn.microsoft.com/azure/openshift/concepts-networking', '2023-05-25');
const walkthrough = source('Create an Azure Red Hat OpenShift cluster', 'https://learn.microsoft.com/azure/openshift/create-cluster', '2024-06-12');

/** The two subnets of one OpenShift cluster. */
export const redHatOpenshiftSet = defineSubnetSet({
  id: 'red-hat-openshift',
  name: 'Azure Red Hat OpenShift cluster',
  aliases: ['ARO', 'OpenShift', 'Azure Red Hat OpenShift'],
  summary: 'Control plane and workers of an OpenShift cluster, a subnet each.',
  relations: [
    'Both subnets lie in one network, are empty when the cluster is made, and serve this cluster only.',
    'Neither the pod range nor the service range overlaps the network or one that it is connected to.',
    'A security group of yours, if you bring one, is attached to both and lets everything pass inside and between them.',
  ],
  inputs: {},
  members: [
    {
      role: 'control-plane',
      service: 'red-hat-openshift',
      why: 'The nodes that run the cluster, and the internal addresses of a private one.',
      inputs: { subnet: 'control-plane' },
    },
    { role: 'workers', service: 'red-hat-openshift', why: 'The nodes that run your pods.', inputs: { subnet: 'workers' } },
  ],
  examples: [{ networkPrefixLength: 22, memberPrefixLength: 23, source: walkthrough, note: 'both subnets of the walkthrough' }],
  sources: [networking, walkthrough],
});
