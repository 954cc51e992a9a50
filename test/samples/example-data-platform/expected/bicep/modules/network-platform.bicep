// Virtual network platform: 10.64.4.0/23
// Written by Cadastre. Change the plan, not this file.

@description('Region of the network and of everything beside it.')
param location string

@description('Tags of every resource in this module.')
param tags object

// NSG of platform/containers.
// Only if clients in the network use HTTP, not deployed: inbound allow tcp addresses of clients → the subnet 80, 31080, container-apps-workload-profiles: Clients reach the proxy behind the internal load balancer. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
// Only if clients in the network use HTTPS, not deployed: inbound allow tcp addresses of clients → the subnet 443, 31443, container-apps-workload-profiles: Clients reach the proxy behind the internal load balancer. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
resource nsgPlatformContainers 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-platform-containers'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        // container-apps-workload-profiles: Probes of the load balancer; two fixed ports once the environment exists. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-load-balancer-probes'
        properties: {
          description: 'Probes of the load balancer; two fixed ports once the environment exists.'
          priority: 120
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'AzureLoadBalancer'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.4.0/25'
          destinationPortRange: '30000-32767'
        }
      }
      {
        // container-apps-workload-profiles: Images of the platform. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-microsoft-registry'
        properties: {
          description: 'Images of the platform.'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'MicrosoftContainerRegistry'
          destinationPortRange: '443'
        }
      }
      {
        // container-apps-workload-profiles: What the registry of Microsoft depends on. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-front-door'
        properties: {
          description: 'What the registry of Microsoft depends on.'
          priority: 110
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureFrontDoor.FirstParty'
          destinationPortRange: '443'
        }
      }
      {
        // container-apps-workload-profiles: Traffic inside the subnet. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-inside-subnet-out'
        properties: {
          description: 'Traffic inside the subnet.'
          priority: 120
          direction: 'Outbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.64.4.0/25'
          destinationPortRange: '*'
        }
      }
      {
        // container-apps-workload-profiles: Names, which the environment resolves with the DNS of Azure. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-azure-dns-tcp'
        properties: {
          description: 'Names, which the environment resolves with the DNS of Azure.'
          priority: 130
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: '168.63.129.16/32'
          destinationPortRange: '53'
        }
      }
      {
        // container-apps-workload-profiles: Names, which the environment resolves with the DNS of Azure. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-azure-dns-udp'
        properties: {
          description: 'Names, which the environment resolves with the DNS of Azure.'
          priority: 135
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: '168.63.129.16/32'
          destinationPortRange: '53'
        }
      }
      {
        // container-apps-workload-profiles: Images of apps. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-container-registry'
        properties: {
          description: 'Images of apps.'
          priority: 140
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureContainerRegistry'
          destinationPortRange: '443'
        }
      }
      {
        // container-apps-workload-profiles: Layers of images. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-storage'
        properties: {
          description: 'Layers of images.'
          priority: 150
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Storage.WestEurope'
          destinationPortRange: '443'
        }
      }
      {
        // container-apps-workload-profiles: Tokens for apps and for the registry. https://learn.microsoft.com/azure/container-apps/firewall-integration (2023-08-29)
        name: 'allow-entra-id'
        properties: {
          description: 'Tokens for apps and for the registry.'
          priority: 170
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.64.4.0/25'
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureActiveDirectory'
          destinationPortRange: '443'
        }
      }
    ]
  }
}

// NSG of platform/functions.
resource nsgPlatformFunctions 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-platform-functions'
  location: location
  tags: tags
  properties: {
    securityRules: []
  }
}

// Azure Red Hat OpenShift in platform/aro-workers needs it.
resource pipPlatformAroWorkersRedHatOpenshift1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'pip-platform-aro-workers-red-hat-openshift-1'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'platform'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.64.4.0/23'
      ]
    }
    subnets: [
      {
        // Azure Red Hat OpenShift
        // Azure Red Hat OpenShift takes no NSG of yours on its subnet. The service attaches one of its own, which cannot be changed.
        name: 'aro-control-plane'
        properties: {
          addressPrefix: '10.64.5.0/27'
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Red Hat OpenShift
        // Azure Red Hat OpenShift takes no NSG of yours on its subnet. The service attaches one of its own, which cannot be changed.
        name: 'aro-workers'
        properties: {
          addressPrefix: '10.64.4.128/26'
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Container Apps, workload profiles environment
        name: 'containers'
        properties: {
          addressPrefix: '10.64.4.0/25'
          networkSecurityGroup: {
            id: nsgPlatformContainers.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
      {
        // Azure Functions Flex Consumption plan
        name: 'functions'
        properties: {
          addressPrefix: '10.64.4.192/26'
          networkSecurityGroup: {
            id: nsgPlatformFunctions.id
          }
          delegations: [
            {
              name: 'delegation'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          privateEndpointNetworkPolicies: 'Disabled'
          defaultOutboundAccess: false
        }
      }
    ]
  }
}

@description('Resource id of the virtual network.')
output id string = virtualNetwork.id
