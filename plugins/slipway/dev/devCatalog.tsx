import { Content, Header, Link, Page } from '@backstage/core-components';
import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useParams } from 'react-router-dom';
import { OperationsTab } from '../src/service/OperationsTab';
import { RecoveryCard } from '../src/card/RecoveryCard';
import { RolloutCard } from '../src/card/RolloutCard';
import { furtherScenarios } from './furtherScenarios';
import { recoveryScenarios } from './recoveryScenarios';
import { scenarios } from './scenarios';

const listRouteRef = createRouteRef();

const ListPage = () => (
  <Page themeId="home">
    <Header title="Slipway" subtitle="Every state of the screens" />
    <Content>
      <ul>
        {Object.keys(recoveryScenarios).map(name => (
          <li key={name}>
            <Link to={`/catalog/default/resource/${name}`}>{name}</Link>
          </li>
        ))}
        {[...Object.keys(scenarios), ...Object.keys(furtherScenarios)].map(
          name => (
            <li key={name}>
              <Link to={`/catalog/default/component/${name}`}>{name}</Link>{' '}
              <Link to={`/card/${name}`}>card</Link>
            </li>
          ),
        )}
      </ul>
    </Content>
  </Page>
);

const EntityPage = () => {
  const { kind = 'component', namespace = 'default', name = '' } = useParams();
  return (
    <EntityProvider entity={toEntity({ kind, namespace, name })} key={name}>
      <Page themeId="service">
        <Header title={name} type={`${kind} — service`} />
        <Content>
          <OperationsTab />
        </Content>
      </Page>
    </EntityProvider>
  );
};

const CardPage = () => {
  const { name = '' } = useParams();
  return (
    <EntityProvider entity={toEntity({ name })} key={name}>
      <Page themeId="service">
        <Header title={name} type="component — service" />
        <Content>
          <div style={{ maxWidth: 560 }}>
            <RolloutCard />
            <RecoveryCard />
          </div>
        </Content>
      </Page>
    </EntityProvider>
  );
};

function toEntity({
  kind = 'component',
  namespace = 'default',
  name,
}: {
  kind?: string;
  namespace?: string;
  name: string;
}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
    relations:
      kind === 'resource'
        ? [{ type: 'dependencyOf', targetRef: 'component:default/backend' }]
        : [],
  };
}

/** Stands in for the catalog: one component per state of the screens. */
export const devCatalogPlugin = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/',
        routeRef: listRouteRef,
        noHeader: true,
        loader: async () => <ListPage />,
      },
    }),
    PageBlueprint.make({
      name: 'card',
      params: {
        path: '/card/:name',
        noHeader: true,
        loader: async () => <CardPage />,
      },
    }),
    PageBlueprint.make({
      name: 'entity',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        noHeader: true,
        loader: async () => <EntityPage />,
      },
    }),
  ],
});
