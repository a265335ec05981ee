import { lookup as dnsLookup } from 'node:dns';
import { BlockList, isIP, LookupFunction } from 'node:net';
import { InputError } from '@backstage/errors';

/** Addresses of clouds' metadata services, which hand out credentials to whoever asks. */
const metadataAddresses = new BlockList();
metadataAddresses.addSubnet('169.254.0.0', 16, 'ipv4');
metadataAddresses.addAddress('100.100.100.200', 'ipv4');
metadataAddresses.addAddress('168.63.129.16', 'ipv4');
metadataAddresses.addSubnet('fe80::', 10, 'ipv6');
// Of AWS: metadata, and the Pod Identity agent of EKS.
metadataAddresses.addSubnet('fd00:ec2::', 32, 'ipv6');
metadataAddresses.addAddress('fd20:ce::254', 'ipv6');
metadataAddresses.addAddress('fd00:c1::a9fe:a9fe', 'ipv6');
// The same IPv4 addresses as NAT64, 6to4 and IPv4-compatible addresses lead to them.
for (const [high, low] of [
  ['a9fe', '0'],
  ['6464', '64c8'],
  ['a83f', '8110'],
]) {
  const bits = low === '0' ? 16 : 32;
  metadataAddresses.addSubnet(`64:ff9b::${high}:${low}`, 96 + bits, 'ipv6');
  metadataAddresses.addSubnet(`2002:${high}:${low}::`, 16 + bits, 'ipv6');
  metadataAddresses.addSubnet(`::${high}:${low}`, 96 + bits, 'ipv6');
}

const metadataNames = ['metadata', 'metadata.google.internal', 'instance-data'];
const loopbackNames = ['localhost', '127.0.0.1', '::1'];

/** Whether the address is that of a metadata service. */
function isMetadataAddress(address: string): boolean {
  const family = isIP(address);
  return (
    family !== 0 &&
    metadataAddresses.check(address, family === 6 ? 'ipv6' : 'ipv4')
  );
}

/**
 * Reads the URL of an API server.
 *
 * @throws InputError when it is no URL, would send credentials in the clear, or is the address of a metadata service.
 */
export function readClusterUrl(text: string, key: string): URL {
  if (!URL.canParse(text)) {
    throw new InputError(
      `${key} is '${text}', which is not a URL; expected e.g. 'https://cluster.example.com:6443'`,
    );
  }
  const url = new URL(text);
  const host = hostOf(url);
  if (isMetadataAddress(host) || metadataNames.includes(host)) {
    throw new InputError(
      `${key} is '${url.origin}', the address of a cloud's metadata service; set it to the address of the API server`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `${key} carries a user name or password; take it out and configure 'authProvider'`,
    );
  }
  const isLoopback = loopbackNames.includes(host);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw new InputError(
      `${key} is '${url.origin}', which is not encrypted; use 'https:', as 'http:' is only for a proxy on this machine`,
    );
  }
  return url;
}

/** The host of a URL, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Resolves names as usual, but refuses those that lead to a metadata service. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const allowed = addresses.filter(
      ({ address }) => !isMetadataAddress(address),
    );
    const [first] = allowed;
    if (!first || allowed.length < addresses.length) {
      callback(
        new Error(`${hostname} leads to the address of a metadata service`),
        '',
        0,
      );
    } else if (options.all) {
      callback(null, allowed);
    } else {
      callback(null, first.address, first.family);
    }
  });
};
