/** Codes of what is wrong with workbooks, and what the texts of each are given. */
export const XLSX_PROBLEMS = {
	xlsx_blank_group: [],
	xlsx_blank_row: [],
	xlsx_cell_outside: ['place'],
	xlsx_cut: [],
	xlsx_date_figure: ['text'],
	xlsx_doctype: [],
	xlsx_heading_gap: [],
	xlsx_heading_missing: [],
	xlsx_incomplete: ['count', 'sizes', 'cells'],
	xlsx_merged: [],
	xlsx_no_figure: ['text'],
	xlsx_no_sheet: ['sheets'],
	xlsx_no_such_sheet: ['dataset', 'sheets'],
	xlsx_no_text: [],
	xlsx_odd_cell: ['kind', 'text'],
	xlsx_odd_figure: ['kind', 'text'],
	xlsx_odd_heading: ['kind', 'text'],
	xlsx_pairs: [],
	xlsx_period_twice: ['code'],
	xlsx_ragged: ['column', 'first'],
	xlsx_sheets: ['count', 'sheets'],
	xlsx_variables_many: ['dataset', 'axes', 'ids'],
	xlsx_variables_none: ['dataset', 'axes', 'ids']
} as const;

/** What a reader wants its user to know. */
export const XLSX_REMARKS = {
	xlsx_as_text: ['count'],
	xlsx_axis_known: ['place', 'name'],
	xlsx_axis_time: ['place'],
	xlsx_axis_unnamed: ['place', 'id'],
	xlsx_codes_beside: ['id'],
	xlsx_decimal_commas: [],
	xlsx_empty_cells: ['count'],
	xlsx_hidden_columns: [],
	xlsx_hidden_rows: ['count'],
	xlsx_hidden_sheet: ['sheet'],
	xlsx_sheet: ['sheet', 'row']
} as const;
