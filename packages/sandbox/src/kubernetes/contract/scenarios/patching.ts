import type { Scenario } from '../Scenario';
import type { Stage } from '../Stage';
import { at, textAt, type Json } from '../wire/json';
import { aDeployment, aTemplate, patchTypes } from './objects';

/** Paused, so that no controller changes it meanwhile. */
async function makePaused(stage: Stage): Promise<Json> {
  const made = await stage.make(
    'deployments',
    aDeployment({ replicas: 0, paused: true }),
  );
  await stage.until(
    'observed',
    stage.path('deployments', 'web'),
    found =>
      textAt(found, 'status', 'observedGeneration') ===
      textAt(made, 'metadata', 'generation'),
  );
  return made;
}

const isQuiet = (stage: Stage) =>
  stage.until(
    'observed',
    stage.path('deployments', 'web'),
    found =>
      textAt(found, 'status', 'observedGeneration') ===
      textAt(found, 'metadata', 'generation'),
  );

export const jsonPatch: Scenario = {
  name: 'json-patch',
  title: 'applies a JSON Patch whole or not at all',
  async run(stage) {
    const made = await makePaused(stage);
    const uid = at(made, 'metadata', 'uid');
    const template = at(made, 'spec', 'template');
    const path = stage.path('deployments', 'web');
    const patch = async (body: unknown) => {
      await isQuiet(stage);
      return stage.call('PATCH', path, { type: patchTypes.json, body });
    };
    const replace = {
      op: 'replace',
      path: '/spec/template',
      value: aTemplate({ tag: '2.0.0' }),
    };
    await patch([
      { op: 'test', path: '/metadata/uid', value: 'another' },
      replace,
    ]);
    await patch([
      { op: 'test', path: '/metadata/generation', value: 99 },
      replace,
    ]);
    await patch([
      { op: 'test', path: '/metadata/uid', value: uid },
      { op: 'test', path: '/metadata/generation', value: 1 },
      { op: 'test', path: '/spec/template', value: template },
      replace,
      { op: 'add', path: '/metadata/annotations', value: {} },
      {
        op: 'add',
        path: '/metadata/annotations/slipway.dev~1operation',
        value: 'one',
      },
    ]);
    await patch([
      { op: 'test', path: '/spec/template', value: template },
      replace,
    ]);
    await patch([{ op: 'replace', path: '/spec/nothing/there', value: 1 }]);
    await patch([{ op: 'remove', path: '/metadata/annotations/none' }]);
    await patch([{ op: 'add', path: '/spec/replicas', value: 'many' }]);
    await patch([{ op: 'replace', path: '/spec/replicas', value: -1 }]);
    await patch([{ op: 'replace', path: '/metadata/name', value: 'other' }]);
    await patch([
      { op: 'replace', path: '/spec/selector/matchLabels/app', value: 'x' },
    ]);
    await patch([{ op: 'jump', path: '/spec', value: 1 }]);
    await patch([]);
    await patch([
      { op: 'copy', from: '/spec/replicas', path: '/spec/minReadySeconds' },
      {
        op: 'move',
        from: '/metadata/labels/app',
        path: '/metadata/labels/moved',
      },
      { op: 'remove', path: '/metadata/annotations/slipway.dev~1operation' },
    ]);
  },
};

export const otherPatches: Scenario = {
  name: 'other-patches',
  title: 'applies merge patches, and refuses what is none',
  async run(stage) {
    await makePaused(stage);
    const path = stage.path('deployments', 'web');
    const patch = async (type: string, body: unknown) => {
      await isQuiet(stage);
      return stage.call('PATCH', path, { type, body });
    };
    await patch(patchTypes.merge, {
      metadata: { annotations: { note: 'merged' } },
      spec: { revisionHistoryLimit: 3 },
    });
    await patch(patchTypes.merge, {
      metadata: { annotations: { note: null } },
    });
    const image = { name: 'app', image: 'retail-backend:3.0.0' };
    await patch(patchTypes.strategic, {
      spec: { template: { spec: { containers: [image] } } },
    });
    await patch(patchTypes.strategic, {
      spec: {
        template: {
          spec: { containers: [{ name: 'side', image: 'side:1.0.0' }] },
        },
      },
    });
    await patch(patchTypes.strategic, {
      spec: {
        template: {
          spec: { containers: [{ name: 'side', $patch: 'delete' }] },
        },
      },
    });
    await patch('application/json', {});
    await patch('text/plain', 'words');
    await patch(patchTypes.json, '{"op": ');
    await patch(patchTypes.json, { op: 'replace' });
    await patch(patchTypes.merge, '[');
    await patch(patchTypes.strategic, '{');
    await stage.call('PATCH', stage.path('deployments', 'none'), {
      type: patchTypes.merge,
      body: {},
    });
  },
};

export const dryRun: Scenario = {
  name: 'dry-run',
  title: 'leaves nothing behind after a dry run',
  async run(stage) {
    await makePaused(stage);
    const path = stage.path('deployments', 'web');
    const before = await stage.ask('GET', path);
    const seen = await stage.observe('deployments');
    const query = '?dryRun=All&fieldManager=slipway';
    await stage.call('PATCH', `${path}${query}`, {
      type: patchTypes.json,
      body: [
        {
          op: 'replace',
          path: '/spec/template',
          value: aTemplate({ tag: '2.0.0' }),
        },
      ],
    });
    await stage.call('PATCH', `${path}${query}`, {
      type: patchTypes.json,
      body: [{ op: 'replace', path: '/spec/replicas', value: -1 }],
    });
    await stage.call('POST', `${stage.path('deployments')}${query}`, {
      body: { ...aDeployment(), metadata: { name: 'dry' } },
    });
    await stage.call('PATCH', `${path}/scale${query}`, {
      type: patchTypes.merge,
      body: { spec: { replicas: 5 } },
    });
    await stage.call('DELETE', `${path}${query}`);
    await stage.call('PATCH', `${path}?dryRun=Some`, {
      type: patchTypes.merge,
      body: {},
    });
    await stage.call('GET', stage.path('deployments', 'dry'));
    const after = await stage.ask('GET', path);
    stage.note(
      'The object is the same',
      JSON.stringify(before.body) === JSON.stringify(after.body),
    );
    await stage.caughtUp(seen, 'deployments');
    stage.note('States that a watch told of', seen.sightings.length);
  },
};
