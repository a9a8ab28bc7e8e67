/** Codes of what is wrong with programs around the readers: the page for own files, import, update, and what the texts of each are given. */
export const PROGRAM_PROBLEMS = {
	import_bad_id: ['id'],
	import_no_code: [],
	import_no_theme: ['prefixes'],
	import_removed: ['count'],
	import_theme_unknown: ['matrix', 'prefixes'],
	page_file_gone: ['name'],
	page_file_too_large: ['size', 'most'],
	page_no_observations: [],
	page_stopped: ['reason'],
	page_unforeseen: ['error'],
	update_unit: ['unit'],
	update_units_same: ['units']
} as const;

/** What a reader wants its user to know. */
export const PROGRAM_REMARKS = {
	import_about: [],
	import_note_left_out: ['id', 'text'],
	import_theme: ['theme'],
	update_no_px: ['reason']
} as const;
