/* The reader's appearance: applied before anything is painted, changed by the form in the header, kept in this browser only. */
(function () {
	var root = document.documentElement;
	function stored(key, value) {
		try {
			if (value === undefined) return localStorage.getItem(key);
			if (value === null) localStorage.removeItem(key);
			else localStorage.setItem(key, value);
		} catch (e) {
			/* Storage may be switched off: the choice then holds for this page. */
		}
		return null;
	}
	function apply(theme, pattern) {
		if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
		else delete root.dataset.theme;
		if (pattern === 'on') root.dataset.pattern = 'on';
		else delete root.dataset.pattern;
	}
	apply(stored('theme'), stored('pattern'));

	document.addEventListener('change', function (event) {
		var form = event.target.closest('.appearance');
		if (!form) return;
		var theme = form.querySelector('[name=theme]:checked').value;
		var pattern = form.querySelector('[name=pattern]').checked ? 'on' : null;
		apply(theme, pattern);
		stored('theme', theme === 'system' ? null : theme);
		stored('pattern', pattern);
	});
	/* Menus close on Escape and on a click outside; an opened one shows what is chosen. */
	document.addEventListener('click', function (event) {
		document.querySelectorAll('details.menu[open]').forEach(function (menu) {
			if (!menu.contains(event.target)) menu.open = false;
		});
	});
	document.addEventListener('keydown', function (event) {
		if (event.key !== 'Escape') return;
		document.querySelectorAll('details.menu[open]').forEach(function (menu) {
			menu.open = false;
			menu.querySelector('summary').focus();
		});
	});
	document.addEventListener(
		'toggle',
		function (event) {
			if (!event.target.matches || !event.target.matches('.appearance[open]')) return;
			event.target.querySelector(
				'[name=theme][value=' + (root.dataset.theme || 'system') + ']'
			).checked = true;
			event.target.querySelector('[name=pattern]').checked = root.dataset.pattern === 'on';
		},
		true
	);
})();
