/** Builds the site and, beside it, the server that `npm start` runs. */
import { readFile, writeFile } from 'node:fs/promises';
import { build, transformWithOxc } from 'vite';

await build();
const { code } = await transformWithOxc(await readFile('scripts/serve.ts', 'utf8'), 'serve.ts');
await writeFile('build/serve.js', code);
