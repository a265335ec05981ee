import { KubeConfig } from '@kubernetes/client-node';

/** Reads a kubeconfig. */
export function loadConfigFile(path: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(path);
  return config;
}
