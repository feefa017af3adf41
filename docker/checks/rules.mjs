// What is checked, and nothing about which files: each function takes a text and tells what is wrong with it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, validateFormats: false });

// the schema of the compose specification; its own linter reads more than we want to hold ourselves to
const composeSchema = JSON.parse(readFileSync(join(here, 'node_modules/dclint/schemas/compose.schema.json'), 'utf8'));
const isCompose = ajv.compile(composeSchema);

/** Compose file: known keys and types. */
export function compose(text) {
  return isCompose(parse(text, { merge: true })) ? [] : isCompose.errors.map(told);
}

/** Dockerfile: instructions, flags, arguments. */
export function dockerfile(text) {
  const { validate } = require('dockerfile-utils');
  return validate(text).map(problem => `line ${problem.range.start.line + 1}: ${problem.message}`);
}

/** All documents in a file of Kubernetes manifests or of Kustomize. */
export function documents(text) {
  return parseAllDocuments(text).map(document => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    return document.toJS();
  });
}

const OWN_KINDS = /(^|[.])(k8s[.]io)[/]|^(v1|apps[/]v1|batch[/]v1|autoscaling[/]v2|policy[/]v1)$/;

/** Whether Kubernetes itself has this kind. */
export function isOfKubernetes({ apiVersion }) {
  return OWN_KINDS.test(apiVersion) && !apiVersion.startsWith('gateway.') && !apiVersion.startsWith('kustomize.');
}

/**
 * Manifests of Kubernetes: TypeScript holds them against the types of the API, where a field that nobody knows, a wrong type
 * and one that is missing are errors; then the package's own validators look at the values.
 */
export function manifests(all) {
  const name = join(here, 'manifests.ts');
  const source = all.map(({ file, content }, index) =>
    `import type { I${content.kind} as T${index} } from "kubernetes-models/${content.apiVersion}/${content.kind}";\n` +
    `/* ${file} */ const m${index}: T${index} = ${JSON.stringify(content)};\n`).join('');
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (path, ...rest) => path === name ? ts.createSourceFile(path, source, ...rest) : read(path, ...rest);
  const program = ts.createProgram([name], options, host);
  const problems = ts.getPreEmitDiagnostics(program).map(problem => {
    const line = problem.file?.getLineAndCharacterOfPosition(problem.start).line ?? 0;
    const { file, content } = all[Math.floor(line / 2)] ?? { file: '', content: {} };
    return `${file}: ${content.kind} ${content.metadata?.name}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`;
  });
  return problems.length > 0 ? problems : all.flatMap(values);
}

function values({ file, content }) {
  const model = require(`kubernetes-models/${content.apiVersion}/${content.kind}`)[content.kind];
  try {
    new model(content).validate();
    return [];
  } catch (problem) {
    return [`${file}: ${content.kind} ${content.metadata?.name}: ${problem.message}`];
  }
}

/** Custom resources, against the definition that their operator installs. */
export function customResource(content, definitions) {
  const [group, version] = content.apiVersion.split('/');
  const definition = definitions.find(({ spec }) => spec.group === group && spec.names.kind === content.kind);
  const schema = definition?.spec.versions.find(candidate => candidate.name === version)?.schema.openAPIV3Schema;
  if (schema === undefined) {
    return [`no definition of ${content.apiVersion} ${content.kind}`];
  }
  const validate = ajv.compile(closed(structuredClone(schema)));
  // what may be in there is told elsewhere
  return validate({ ...content, metadata: {} }) ? [] : validate.errors.map(told);
}

/** The server drops fields that a definition does not have; here they are mistakes. */
function closed(schema) {
  if (typeof schema === 'object' && schema !== null) {
    if (schema.properties && schema.additionalProperties === undefined && !schema['x-kubernetes-preserve-unknown-fields']) {
      schema.additionalProperties = false;
    }
    Object.values(schema).forEach(closed);
  }
  return schema;
}

function told(error) {
  return `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`;
}
