/** Names of the open sets, read where each set is registered: Node cannot import those modules, which are TypeScript. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = dirname(import.meta.dirname);

/** Keys of the object `name` in a module. */
export function keysOf(file, name) {
	const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), 99);
	const keys = source.statements
		.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => [...declarationList.declarations])
		.filter((declaration) => declaration.name.getText(source) === name)
		.flatMap(({ initializer }) =>
			ts.isSatisfiesExpression(initializer) ? [...initializer.expression.properties] : []
		)
		.map((property) => property.name.text);
	if (keys.length === 0) throw new Error(`${file} has no set ${name}`);
	return keys;
}

/** Names of the folders inside one. */
export const foldersOf = (folder) =>
	readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
