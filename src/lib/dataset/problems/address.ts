/** Codes of what is wrong with addresses, and what the texts of each are given. */
export const ADDRESS_PROBLEMS = {
	address_code: ['key', 'code'],
	address_key: ['key'],
	address_none: ['key', 'code']
} as const;
