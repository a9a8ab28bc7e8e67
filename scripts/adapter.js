/** SvelteKit's adapter: what was built, in one folder, for the server in `src/lib/serve`. */
import { writeFileSync } from 'node:fs';

/**
 * @param {{ out: string }} options folder of this build
 * @returns {import('@sveltejs/kit').Adapter}
 */
export default ({ out }) => ({
	name: 'nordic',
	async adapt(builder) {
		builder.rimraf(out);
		builder.writeClient(`${out}/files`);
		await builder.compress(`${out}/files`);
		builder.writeServer(`${out}/server`);
		const manifest = builder.generateManifest({ relativePath: './' });
		writeFileSync(`${out}/server/manifest.js`, `export const manifest = ${manifest};\n`);
	}
});
