// The checks find what they are there for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compose, customResource, dockerfile, manifests } from './rules.mjs';

const pods = { file: 'budget.yaml', content: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'x' },
  spec: { maxUnavailable: 1 } } };
const definitions = [{ spec: { group: 'example.com', names: { kind: 'Thing' }, versions: [{ name: 'v1', schema: {
  openAPIV3Schema: { type: 'object', properties: { apiVersion: {}, kind: {}, metadata: {}, spec: { type: 'object',
    properties: { size: { type: 'integer' } } } } } } }] } }];

function budget(spec) {
  return manifests([pods, { ...pods, content: { ...pods.content, spec } }]);
}

test('what is right is', () => {
  assert.deepEqual(compose('services: {a: {image: "b:1", read_only: true}}'), []);
  assert.deepEqual(dockerfile('FROM a:1\nUSER 1\n'), []);
  assert.deepEqual(budget({ minAvailable: '50%' }), []);
  assert.deepEqual(customResource({ apiVersion: 'example.com/v1', kind: 'Thing', spec: { size: 1 } }, definitions), []);
});

test('keys and types of compose files', () => {
  assert.match(compose('services: {a: {image: "b:1", read_onyl: true}}').join(), /read_onyl/);
  assert.match(compose('services: {a: {image: "b:1", cap_drop: ALL}}').join(), /cap_drop must be array/);
  assert.match(compose('x-a: &a {cap_drops: []}\nservices: {a: {<<: *a, image: "b:1"}}').join(), /cap_drops/);
});

test('instructions of Dockerfiles', () => {
  assert.match(dockerfile('FROM a:1\nHEALTHCHECK --intervall=1s CMD a\n').join(), /intervall/);
  assert.match(dockerfile('FORM a:1\n').join(), /FROM|FORM/);
});

test('fields, types and values of manifests', () => {
  assert.match(budget({ maxUnavailabel: 1 }).join(), /budget.yaml: PodDisruptionBudget x: .*maxUnavailabel/);
  assert.match(budget({ selector: { matchLabels: [] } }).join(), /matchLabels|never\[\]|Type/);
  assert.match(budget({ maxUnavailable: true }).join(), /IntOrString/);
  assert.match(manifests([{ ...pods, content: { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: {} } } }]).join(),
    /template/);
  assert.match(manifests([{ ...pods, content: { ...pods.content, apiVersion: 'policy/v7' } }]).join(), /policy\/v7/);
});

test('custom resources', () => {
  assert.match(customResource({ apiVersion: 'example.com/v1', kind: 'Thing', spec: { sice: 1 } }, definitions).join(), /sice/);
  assert.match(customResource({ apiVersion: 'example.com/v2', kind: 'Thing' }, definitions).join(), /no definition/);
});
