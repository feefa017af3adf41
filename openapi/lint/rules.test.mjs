// Each rule that is ours, or that we have changed, finds what it is there for, in a document that is good without it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const good = JSON.parse(await readFile(join(here, 'lint', 'good.json'), 'utf8'));

/** By rule: the path of what is changed, what it becomes (undefined: it goes), and its new name. */
const ofSpectral = {
  'operation-id-form': ['paths./api/v1/shoots/{id}.get.operationId', 'ShootResource_get'],
  'operation-says-more': ['paths./api/v1/shoots/{id}.get.description', 'Get'],
  success: ['paths./api/v1/shoots/{id}.get.responses.200', undefined],
  'path-form': ['paths./api/v1/shoots/{id}', undefined, '/api/v1/photoShoots/{id}'],
  'parameter-bounds': ['components.parameters.Id.schema', { type: 'string' }],
  'parameter-example': ['components.parameters.Id.example', undefined],
  'property-description': ['components.schemas.Shoot.properties.brandName.description', undefined],
  'array-example': ['components.schemas.Shoot.properties.tags.items.example', undefined],
  'schema-description': ['components.schemas.ShootState.description', undefined],
  'schema-name': ['components.schemas.ShootView', good.components.schemas.ShootState],
  'property-name': ['components.schemas.Shoot.properties.brand_name', good.components.schemas.Shoot.properties.brandName],
  'enum-value': ['components.schemas.ShootState.enum.1', 'LINK_SENT'],
  'no-anonymous-objects': ['components.schemas.Shoot.properties.tags.items', { type: 'object', properties: {} }],
  'answer-has-content': ['components.responses.Shoot.content', undefined],
  'answer-has-no-content': ['paths./api/v1/shoots/{id}.get.responses.304.content', good.components.responses.Shoot.content],
  'errors-are-problems': ['components.responses.Problem.content.application/json', { schema: { type: 'string' } }],
  'problems-are-alike': ['components.responses.Problem.content.application/problem+json.schema.$ref', '#/components/schemas/Shoot'],
  'content-example': ['components.responses.Shoot.content.application/json.example', undefined],
  'deprecation-has-a-date': ['paths./api/v1/shoots/{id}.get.deprecated', true],
  'owasp:api4:2023-string-limit': ['components.schemas.Shoot.properties.brandName.maxLength', undefined],
  'owasp:api4:2023-integer-limit-legacy': ['components.schemas.Shoot.properties.tags', { type: 'integer', description: 'How many', example: 1 }],
  'owasp:api4:2023-array-limit': ['components.schemas.Shoot.properties.tags.maxItems', undefined],
  'owasp:api3:2023-no-additionalProperties': ['components.schemas.Shoot.additionalProperties', true],
  'owasp:api2:2023-no-credentials-in-url': ['components.parameters.Id.name', 'accessToken'],
  'owasp:api8:2023-no-server-http': ['servers.0.url', 'http://api.example.com'],
  'owasp:api8:2023-define-error-responses-401': ['paths./api/v1/shoots/{id}.get.responses.401', undefined],
};

const ofRedocly = {
  'response-contains-header': ['components.responses.Shoot.headers.X-Request-Id', undefined],
  'security-defined': ['paths./api/v1/shoots/{id}.get.security', undefined],
  'request-mime-type': ['paths./api/v1/shoots/{id}.get.requestBody', { content: { 'text/xml': { schema: { type: 'string' } } } }],
  'response-mime-type': ['components.responses.Shoot.content.text/html', good.components.responses.Shoot.content['application/json']],
};

// a rule of ours begins a block of its own in the file
for (const [file, mistakes] of [['.spectral.yaml', ofSpectral], ['redocly.yaml', ofRedocly]]) {
  const rules = (await readFile(join(here, file), 'utf8')).split(/^rules:$/m)[1].matchAll(/^  ([a-z0-9:-]+):$/gim);
  test(`each rule of ${file} has its mistake here`, () =>
    assert.deepEqual([...rules].map((rule) => rule[1]).filter((rule) => !mistakes[rule]), []));
}

for (const [linter, mistakes] of Object.entries({ spectral: ofSpectral, redocly: ofRedocly })) {
  const found = await lint(linter, { good, ...Object.fromEntries(Object.entries(mistakes)
    .map(([rule, mistake]) => [rule, withMistake(...mistake)])) });

  test(`${linter} finds nothing where nothing is wrong`, () => assert.deepEqual(found.good, []));
  for (const rule of Object.keys(mistakes)) {
    test(`${rule} finds its mistake`, () => assert.ok(found[rule].includes(rule), `found only: ${found[rule]}`));
  }
}

function withMistake(path, value, newName) {
  const keys = path.split('.');
  const last = keys.pop();
  const document = structuredClone(good);
  const parent = keys.reduce((node, key) => node[key], document);
  if (newName) {
    parent[newName] = parent[last];
  }
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return document;
}

/** What a linter finds in each document. */
async function lint(linter, documents) {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  const files = Object.fromEntries(Object.keys(documents).map((name, number) => [join(folder, `${number}.json`), name]));
  await Promise.all(Object.entries(files).map(([file, name]) => writeFile(file, JSON.stringify(documents[name]))));
  const found = Object.fromEntries(Object.keys(documents).map(name => [name, []]));
  for (const [file, rule] of await (linter === 'spectral' ? spectral : redocly)(Object.keys(files))) {
    found[files[file]].push(rule);
  }
  await rm(folder, { recursive: true });
  return found;
}

/** All in one go, as most of the time goes into its start. */
async function spectral(files) {
  return (await run('spectral', '--quiet', '--ruleset=.spectral.yaml', ...files)).map(finding => [finding.source, finding.code]);
}

async function redocly(files) {
  const found = await Promise.all(files.map(async file => (await run('redocly', file)).problems
    .map(problem => [file, problem.ruleId])));
  return found.flat();
}

/** Linters end with an error when they find something; what they print says more. */
function run(linter, ...options) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve, reject) => {
    execFile(join(here, 'node_modules', '.bin', linter), ['lint', '--format=json', ...options], { cwd: here, env },
      (failure, output, errors) => (/^[[{]/.test(output) ? resolve(JSON.parse(output)) : reject(new Error(errors || failure))));
  });
}
