import { findRegion, oddAzureCloudSuffixes, regionTag, unlistedRegions } from './regions.ts';
import { source, type Source } from './source.ts';

/** A group of address ranges that Azure keeps up to date under one name. */
export interface ServiceTag {
  readonly name: string;
  readonly meaning: string;
  /** The directions of rules for which the page recommends it. */
  readonly inbound: boolean;
  readonly outbound: boolean;
  /** `Name.Region` narrows it to one region. */
  readonly regional: boolean;
  /** Azure Firewall knows it, as a destination. */
  readonly firewall: boolean;
  /** A route may name it in place of a prefix. */
  readonly routes: boolean;
  readonly source: Source;
}

const page = source('Virtual network service tags', 'https://learn.microsoft.com/azure/virtual-network/service-tags-overview', '2025-07-15');
const page2023 = source('Virtual network service tags', 'https://learn.microsoft.com/azure/virtual-network/service-tags-overview', '2023-01-26', {
  note: 'older edition, for the tags that the newer reading did not carry over',
});

const ssisPage = source(
  'Standard virtual network injection of the Azure-SSIS integration runtime',
  'https://learn.microsoft.com/azure/data-factory/azure-ssis-integration-runtime-standard-virtual-network-injection',
  '2024-01-05',
  { note: 'the lists of tags do not name it' },
);

/** Tags that no route may name. */
const NOT_IN_ROUTES = new Set(['AzureLoadBalancer', 'AzurePlatformDNS', 'AzurePlatformIMDS', 'AzurePlatformLKM', 'Internet', 'VirtualNetwork']);

type Row = readonly [name: string, direction: 'in' | 'out' | 'both', scope: 'regional' | 'global', firewall: 'firewall' | '-', meaning: string];

// prettier-ignore
const rows: readonly Row[] = [
  ['ApiManagement', 'in', 'regional', 'firewall', 'control plane of API Management'],
  ['AppService', 'out', 'regional', 'firewall', 'apps of App Service as targets, without addresses assigned to one app'],
  ['AppServiceManagement', 'both', 'global', 'firewall', 'management of App Service Environments'],
  ['AzureActiveDirectory', 'out', 'global', 'firewall', 'Entra ID'],
  ['AzureActiveDirectoryDomainServices', 'both', 'global', 'firewall', 'management of Entra Domain Services'],
  ['AzureBackup', 'out', 'global', 'firewall', 'Backup; goes with Storage and AzureActiveDirectory'],
  ['AzureCloud', 'both', 'regional', 'firewall', 'all public addresses of Azure, IPv4 only'],
  ['AzureContainerRegistry', 'out', 'regional', 'firewall', 'Container Registry'],
  ['AzureCosmosDB', 'out', 'regional', 'firewall', 'Cosmos DB'],
  ['AzureDatabricks', 'both', 'global', 'firewall', 'Databricks'],
  ['AzureFrontDoor.Backend', 'both', 'regional', 'firewall', 'addresses from which Front Door calls origins'],
  ['AzureKeyVault', 'out', 'regional', 'firewall', 'Key Vault; goes with AzureActiveDirectory'],
  ['AzureLoadBalancer', 'both', 'global', '-', 'the host address 168.63.129.16, where health probes come from'],
  ['AzureMonitor', 'out', 'global', 'firewall', 'Log Analytics, Application Insights and metrics; agents need AzureResourceManager as well'],
  ['AzurePlatformDNS', 'out', 'global', '-', 'DNS of the platform; of use in a deny rule only'],
  ['AzurePlatformIMDS', 'out', 'global', '-', 'instance metadata; of use in a deny rule only'],
  ['AzurePlatformLKM', 'out', 'global', '-', 'Windows licensing; of use in a deny rule only'],
  ['AzureResourceManager', 'out', 'global', 'firewall', 'management plane'],
  ['AzureSiteRecovery', 'out', 'global', 'firewall', 'Site Recovery; goes with AzureActiveDirectory, AzureKeyVault, EventHub, GuestAndHybridManagement and Storage'],
  ['BatchNodeManagement', 'both', 'regional', 'firewall', 'management of Batch nodes'],
  ['DataFactory', 'both', 'regional', 'firewall', 'Data Factory'],
  ['DataFactoryManagement', 'out', 'global', 'firewall', 'management of Data Factory'],
  ['EventHub', 'out', 'regional', 'firewall', 'Event Hubs'],
  ['GatewayManager', 'in', 'global', '-', 'management of VPN and application gateways, control plane of Bastion'],
  ['HDInsight', 'in', 'regional', 'firewall', 'management of HDInsight'],
  ['Internet', 'both', 'global', '-', 'everything public outside the network, public addresses of Azure included'],
  ['LogicApps', 'both', 'global', 'firewall', 'Logic Apps'],
  ['ServiceBus', 'out', 'regional', 'firewall', 'Service Bus'],
  ['Sql', 'out', 'regional', 'firewall', 'SQL Database, MariaDB and Synapse; not SQL Managed Instance'],
  ['SqlManagement', 'both', 'global', 'firewall', 'management of SQL deployments'],
  ['Storage', 'out', 'regional', 'firewall', 'Storage'],
  ['VirtualNetwork', 'both', 'global', '-', 'the network, its peers, what is connected through gateways, 168.63.129.16 and the prefixes of user routes; it may hold the default route'],
];

// prettier-ignore
const olderRows: readonly Row[] = [
  ['ActionGroup', 'in', 'global', 'firewall', 'action groups'],
  ['AppConfiguration', 'out', 'global', 'firewall', 'App Configuration'],
  ['ApplicationInsightsAvailability', 'in', 'global', 'firewall', 'availability tests of Application Insights'],
  ['AutonomousDevelopmentPlatform', 'both', 'regional', 'firewall', 'Autonomous Development Platform'],
  ['AzureAdvancedThreatProtection', 'out', 'global', 'firewall', 'Advanced Threat Protection'],
  ['AzureArcInfrastructure', 'out', 'global', 'firewall', 'Arc-enabled servers and clusters; goes with AzureActiveDirectory, AzureResourceManager and AzureTrafficManager'],
  ['AzureAttestation', 'out', 'global', 'firewall', 'Attestation'],
  ['AzureBotService', 'out', 'global', 'firewall', 'Bot Service'],
  ['AzureCognitiveSearch', 'in', 'global', 'firewall', 'indexers of AI Search, without the address of the search service itself'],
  ['AzureConnectors', 'both', 'regional', 'firewall', 'managed connectors of Logic Apps'],
  ['AzureContainerAppsService', 'both', 'regional', '-', 'Container Apps'],
  ['AzureDataExplorerManagement', 'in', 'global', 'firewall', 'management of Data Explorer'],
  ['AzureDataLake', 'out', 'global', 'firewall', 'Data Lake Storage Gen1'],
  ['AzureDevOps', 'in', 'regional', 'firewall', 'Azure DevOps'],
  ['AzureDevSpaces', 'out', 'global', 'firewall', 'Dev Spaces'],
  ['AzureDeviceUpdate', 'both', 'global', 'firewall', 'device update of IoT Hub'],
  ['AzureDigitalTwins', 'in', 'global', 'firewall', 'event routes of Digital Twins'],
  ['AzureEventGrid', 'both', 'global', 'firewall', 'Event Grid'],
  ['AzureFrontDoor.FirstParty', 'both', 'regional', 'firewall', 'Front Door of services that Microsoft runs'],
  ['AzureFrontDoor.Frontend', 'both', 'regional', 'firewall', 'addresses at which clients reach Front Door'],
  ['AzureHealthcareAPIs', 'both', 'global', 'firewall', 'Health Data Services'],
  ['AzureInformationProtection', 'out', 'global', 'firewall', 'Information Protection'],
  ['AzureIoTHub', 'out', 'regional', 'firewall', 'IoT Hub'],
  ['AzureLoadTestingInstanceManagement', 'in', 'global', 'firewall', 'Load Testing towards its injected instances'],
  ['AzureMachineLearning', 'both', 'global', 'firewall', 'Machine Learning'],
  ['AzureMachineLearningInference', 'in', 'global', 'firewall', 'inferencing of Machine Learning in managed networks'],
  ['AzureManagedGrafana', 'out', 'global', 'firewall', 'Managed Grafana'],
  ['AzureOpenDatasets', 'out', 'global', 'firewall', 'Open Datasets'],
  ['AzureSentinel', 'in', 'global', 'firewall', 'Sentinel'],
  ['AzureSignalR', 'out', 'global', 'firewall', 'SignalR'],
  ['AzureSphere', 'both', 'global', 'firewall', 'Sphere Security Services'],
  ['AzureSpringCloud', 'out', 'global', 'firewall', 'apps in Spring Apps'],
  ['AzureStack', 'out', 'global', 'firewall', 'Azure Stack Bridge'],
  ['AzureTrafficManager', 'in', 'global', 'firewall', 'probes of Traffic Manager'],
  ['AzureUpdateDelivery', 'out', 'global', 'firewall', 'metadata of Windows Update; goes with AzureFrontDoor.FirstParty'],
  ['AzureWebPubSub', 'both', 'regional', 'firewall', 'Web PubSub'],
  ['ChaosStudio', 'both', 'global', 'firewall', 'Chaos Studio'],
  ['CognitiveServicesFrontend', 'both', 'global', 'firewall', 'portals of AI services'],
  ['CognitiveServicesManagement', 'both', 'global', 'firewall', 'AI services'],
  ['Dynamics365BusinessCentral', 'both', 'global', 'firewall', 'Dynamics 365 Business Central'],
  ['Dynamics365ForMarketingEmail', 'both', 'regional', 'firewall', 'marketing email of Dynamics 365'],
  ['EOPExternalPublishedIPs', 'both', 'global', 'firewall', 'PowerShell of Security & Compliance Center'],
  ['GuestAndHybridManagement', 'out', 'global', 'firewall', 'Automation and guest configuration'],
  ['KustoAnalytics', 'both', 'global', '-', 'Kusto analytics'],
  ['LogicAppsManagement', 'in', 'global', 'firewall', 'management of Logic Apps'],
  ['M365ManagementActivityApi', 'out', 'regional', 'firewall', 'activity API of Microsoft 365'],
  ['M365ManagementActivityApiWebhook', 'in', 'regional', 'firewall', 'notifications of the activity API'],
  ['Marketplace', 'both', 'global', 'firewall', 'commercial marketplace'],
  ['MicrosoftAzureFluidRelay', 'out', 'global', 'firewall', 'Fluid Relay'],
  ['MicrosoftCloudAppSecurity', 'out', 'global', 'firewall', 'Defender for Cloud Apps'],
  ['MicrosoftContainerRegistry', 'out', 'regional', 'firewall', 'container images of Microsoft; goes with AzureFrontDoor.FirstParty'],
  ['MicrosoftDefenderForEndpoint', 'both', 'global', 'firewall', 'Defender for Endpoint; not in service at the time of the edition'],
  ['MicrosoftPurviewPolicyDistribution', 'out', 'global', '-', 'policies of Purview for data sources'],
  ['PowerBI', 'both', 'global', 'firewall', 'backend of Power BI'],
  ['PowerPlatformInfra', 'out', 'regional', 'firewall', 'infrastructure of Power Platform'],
  ['PowerPlatformPlex', 'in', 'regional', 'firewall', 'extensions that Power Platform runs'],
  ['PowerQueryOnline', 'both', 'global', 'firewall', 'Power Query Online'],
  ['ServiceFabric', 'both', 'global', 'firewall', 'control plane of Service Fabric'],
  ['StorageSyncService', 'both', 'global', 'firewall', 'File Sync'],
  ['WindowsAdminCenter', 'out', 'global', 'firewall', 'Windows Admin Center'],
  ['WindowsVirtualDesktop', 'both', 'global', 'firewall', 'Azure Virtual Desktop'],
];

// prettier-ignore
const unlistedRows: readonly Row[] = [
  ['CorpNetSaw', 'in', 'global', '-', 'workstations of Microsoft support; the portal does not offer it'],
];

/** Every service tag that the catalog knows, by name. */
export const serviceTags: readonly ServiceTag[] = [
  ...rows.map((row) => tagOf(row, page)),
  ...olderRows.map((row) => tagOf(row, page2023)),
  ...unlistedRows.map((row) => tagOf(row, ssisPage)),
].sort((a, b) => (a.name < b.name ? -1 : 1));

const byName = new Map(serviceTags.map((tag) => [tag.name.toLowerCase(), tag]));
const byOddSuffix = new Map(Object.entries(oddAzureCloudSuffixes.suffixes).map(([region, suffix]) => [suffix.toLowerCase(), region]));

/** Returns the tag that `text` names, with or without a regional suffix, in any case; undefined when there is none. */
export function serviceTagOf(text: string): ServiceTag | undefined {
  return partsOfTag(text)?.tag;
}

/**
 * Returns a service tag as Azure spells it, regional suffix included, or undefined when there is none of that name.
 *
 * A suffix counts only on a tag that is regional, and only if it is a region that the catalog knows.
 *
 * @example findServiceTag('storage.westeurope')        // 'Storage.WestEurope'
 * @example findServiceTag('AzureCloud.francecentral')  // 'AzureCloud.centralfrance'
 */
export function findServiceTag(text: string): string | undefined {
  const found = partsOfTag(text);
  if (found === undefined) return undefined;
  return found.region === undefined ? found.tag.name : `${found.tag.name}.${regionTag(found.region, found.tag.name)}`;
}

/** Returns the tag that `text` names and the name of its region, if it bears one; undefined when there is no such tag. */
export function partsOfTag(text: string): { readonly tag: ServiceTag; readonly region?: string } | undefined {
  const whole = byName.get(text.trim().toLowerCase());
  if (whole !== undefined) return { tag: whole };
  const dot = text.lastIndexOf('.');
  const tag = byName.get(text.slice(0, Math.max(0, dot)).trim().toLowerCase());
  if (tag === undefined || !tag.regional) return undefined;
  const suffix = text.slice(dot + 1).trim();
  const odd = tag.name === 'AzureCloud' ? byOddSuffix.get(suffix.toLowerCase()) : undefined;
  const region = odd ?? findRegion(suffix)?.name ?? unlistedRegions.find((name) => name === suffix.toLowerCase());
  return region === undefined ? undefined : { tag, region };
}

function tagOf([name, direction, scope, firewall, meaning]: Row, from: Source): ServiceTag {
  return {
    name,
    meaning,
    inbound: direction !== 'out',
    outbound: direction !== 'in',
    regional: scope === 'regional',
    firewall: firewall === 'firewall',
    routes: !NOT_IN_ROUTES.has(name),
    source: from,
  };
}
