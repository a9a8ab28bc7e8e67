/** The code of a table, such as WORK32, where only its title or its place names it. */

const IN_TITLE = /^\s*([A-Z]{2,8}\d{2,6})\s*[:–-]/;
const ALONE = /^[A-Z]{2,8}\d{2,6}$/;

/** Code at the start of a title ("WORK32: Employment …"), else a name that looks like one. */
export const matrixOf = (title: string | undefined, name = ''): string | undefined =>
	IN_TITLE.exec(title ?? '')?.[1] ?? (ALONE.test(name.trim()) ? name.trim() : undefined);
