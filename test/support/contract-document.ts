/** The example of the contract of the plan document, as it stands there. */
export const CONTRACT_DOCUMENT = `cadastre: 1                        # document format version; a higher one is refused with a clear message
name: Contoso landing zone
description: optional text
defaults:                          # all optional
  region: westeurope               # programmatic Azure region name
  growth: 25                       # percent added to every sizing input that scales; default 0
  spare: 0                         # percent of free room kept inside each carved virtual network; default 0
  sizing: recommended              # recommended | minimum; recommended honours a service's documented recommended size
  strategy: compact                # compact | spaced
externalNetworks:                  # address space in use that is not ours to hand out
  - name: hq-datacentre
    kind: on-premises              # on-premises | other-cloud | partner | azure
    prefixes: [10.0.0.0/12, 192.168.0.0/16]
    connections:                   # where it attaches; none = known but not connected
      - {to: hub-weu, via: expressroute}     # expressroute | vpn | peering
addressPools:                      # what virtual networks are carved from
  - name: weu
    prefixes: [10.64.0.0/14]       # several allowed; IPv6 prefixes allowed
    reserved: [{prefix: 10.64.0.0/20, reason: future region pair}]
virtualNetworks:
  - name: hub-weu
    region: westeurope
    pool: weu                      # carve from this pool, unless addressSpace is given
    addressSpace: [10.64.0.0/22]   # given = pinned
    size: /22                      # optional: carve exactly this size; absent = smallest that holds the subnets
    ipv6: false                    # true: also a /56 from the pool's IPv6 prefixes, a /64 for each subnet
    resourceGroup: rg-network      # optional, for exports
    subscription: 00000000-0000-0000-0000-000000000000
    deployed: false                # true: exists in Azure, never moved or shrunk
    tags: {owner: platform}
    subnets:
      - workloads:                 # several services in one subnet, where their entries allow it
          - {service: vpn-gateway} # id from the service catalog; the name follows when the service demands one
          - {service: expressroute-gateway}
      - service: azure-firewall
      - name: shared
        service: virtual-machines  # the default service
        inputs: {machines: 40}
  - name: spoke-erp
    pool: weu
    subnets:
      - name: aks
        service: aks-azure-cni-node-subnet
        inputs: {nodes: 20, maxPods: 30}
        growth: 50                 # overrides defaults.growth
        serviceEndpoints: [Microsoft.Storage, Microsoft.KeyVault]
      - name: sqlmi
        service: sql-managed-instance
        inputs: {gp: 4, bc: 2, vmGroups: 1}
        prefix: 10.64.20.0/25      # given = pinned
        deployed: true             # never moved, never resized
      - name: endpoints
        service: private-endpoint
        privateEndpoints:
          - {resource: storage-blob, count: 3}
          - {resource: key-vault, count: 2}
      - name: app
        size: /26                  # explicit size instead of sizing inputs
        rules:                     # the user's own NSG rules, beside those the service needs
          - {name: web, direction: inbound, access: allow, protocol: tcp, from: Internet, to: self, ports: [443], priority: 200}
        routes: [{prefix: 0.0.0.0/0, nextHop: firewall}]   # firewall | internet | none | gateway | an IP address
peerings:
  - {between: [hub-weu, spoke-erp], gatewayTransit: hub-weu, forwardedTraffic: true}
flows:                             # what must, or must not, be possible: checked like tests
  - {from: spoke-erp/aks, to: spoke-erp/sqlmi, protocol: tcp, ports: [1433], expect: allowed}
  - {from: hq-datacentre, to: "service:Microsoft.Storage@westeurope", expect: blocked}
`;
