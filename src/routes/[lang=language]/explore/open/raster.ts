/** SVG picture → PNG, drawn by the browser. */
import { PIXELS } from '#lib/charts/draw/picture-choices.ts';

/** @throws if the browser cannot draw it */
export async function pngOf(svg: File): Promise<File> {
	const address = URL.createObjectURL(svg);
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.naturalWidth * PIXELS;
		canvas.height = image.naturalHeight * PIXELS;
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
		if (!png) throw new Error(`${svg.name}: no PNG could be made of it`);
		return new File([png], svg.name.replace(/svg$/, 'png'), { type: png.type });
	} finally {
		URL.revokeObjectURL(address);
	}
}
