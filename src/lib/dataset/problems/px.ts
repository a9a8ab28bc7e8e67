/** Codes of what is wrong with PX files, and what the texts of each are given. */
export const PX_PROBLEMS = {
	px_cells_more: ['total'],
	px_codes_values: ['codes', 'values'],
	px_data_quote: [],
	px_ended: [],
	px_ended_behind: ['last'],
	px_key_unknown: ['key', 'kind', 'variable'],
	px_keys_some: [],
	px_label_twice: ['label'],
	px_mark: ['found', 'mark', 'keyword'],
	px_no_figure: ['text'],
	px_no_key: [],
	px_no_values: ['name'],
	px_no_variables: [],
	px_range: ['from', 'to', 'unit'],
	px_range_open: [],
	px_row_twice: ['key'],
	px_statement: ['text'],
	px_statement_open: ['statement'],
	px_statement_quote: ['statement'],
	px_truncated: ['count', 'total'],
	px_truncated_rows: ['count'],
	px_variable_twice: ['name']
} as const;

/** What a reader wants its user to know. */
export const PX_REMARKS = {
	px_commas: [],
	px_confidential: ['confidential'],
	px_languages_ignored: ['tags'],
	px_loose: ['count'],
	px_no_end: [],
	px_no_sums: [],
	px_note_no_cell: ['keys'],
	px_note_nowhere: ['keyword', 'keys'],
	px_precision: ['most'],
	px_symbol: ['keyword', 'symbol', 'text'],
	px_symbol_unknown: ['keyword', 'text', 'symbol'],
	px_unknown_variable: ['keyword', 'name'],
	px_unused: ['keywords'],
	px_zero_rows: ['count']
} as const;
