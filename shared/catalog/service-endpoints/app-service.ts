import { anyRegion, endpointOverview, type ServiceEndpoint } from '../service-endpoint.ts';

export const appServiceEndpoint: ServiceEndpoint = {
  type: 'Microsoft.Web',
  id: 'app-service',
  name: 'Azure App Service',
  status: 'ga',
  covers: ['Access restrictions of App Service and Functions apps'],
  region: anyRegion,
  tag: 'AppService',
  ports: ['443'],
  portsNote: '80 for plain HTTP was not verified',
  steps: ['Enable the endpoint on the subnet of the clients.', 'Add an access restriction of type virtual network to the app.'],
  notes: ['How many restrictions an app takes was not found.'],
  conflicts: [],
  sources: [endpointOverview],
};
