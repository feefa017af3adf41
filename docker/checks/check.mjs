// Holds the files in docker/ against the formats that they have: npm run check. With a folder of definitions of custom resources
// (npm run check -- FOLDER), custom resources, too.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { compose, customResource, dockerfile, documents, isOfKubernetes, manifests } from './rules.mjs';

const docker = dirname(dirname(fileURLToPath(import.meta.url)));
const definitionsFolder = process.argv[2];
const problems = [];
const seen = { compose: 0, manifests: 0, 'custom resources': 0 };

function read(file) {
  return readFileSync(join(docker, file), 'utf8');
}

function report(file, found) {
  problems.push(...found.map(problem => `docker/${file}: ${problem}`));
}

for (const file of readdirSync(docker).filter(name => /^compose.*[.]yaml$/.test(name))) {
  seen.compose++;
  report(file, compose(read(file)));
}
report('Dockerfile', dockerfile(read('Dockerfile')));

const all = readdirSync(join(docker, 'kubernetes'), { recursive: true }).filter(name => name.endsWith('.yaml'))
  .map(name => join('kubernetes', name))
  .flatMap(file => documents(read(file)).map(content => ({ file, content })))
  .filter(({ content }) => !content.apiVersion.startsWith('kustomize.'));
const own = all.filter(({ content }) => isOfKubernetes(content));
const custom = all.filter(({ content }) => !isOfKubernetes(content));
seen.manifests = own.length;
problems.push(...manifests(own).map(problem => `docker/${problem}`));

if (definitionsFolder !== undefined) {
  const definitions = readdirSync(definitionsFolder).flatMap(name => documents(readFileSync(join(definitionsFolder, name), 'utf8')))
    .filter(definition => definition?.kind === 'CustomResourceDefinition');
  for (const { file, content } of custom) {
    seen['custom resources']++;
    report(file, customResource(content, definitions));
  }
}

problems.forEach(problem => console.log(problem));
console.log(Object.entries(seen).map(([what, count]) => `${count} ${what}`).join(', ') + `, 1 Dockerfile: ${problems.length} problems`);
if (definitionsFolder === undefined) {
  console.log(`${custom.length} custom resources are not checked here: npm run check -- FOLDER_OF_DEFINITIONS`);
}
process.exitCode = problems.length > 0 || seen.compose === 0 || seen.manifests === 0 ? 1 : 0;
