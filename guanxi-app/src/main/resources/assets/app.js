/* What the pages do beyond HTML. Everything here is comfort: without it each page still works. */
(() => {
  'use strict';

  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? '';

  /* htmx: every request carries the token. */
  document.addEventListener('htmx:config:request', (event) => {
    event.detail.ctx.request.headers['X-CSRF-TOKEN'] = token;
  });

  /* Keys: search from anywhere, menus close with Escape; never while something is being composed. */
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if ((mod && event.key.toLowerCase() === 'k') || (event.key === '/' && !mod && !typing)) {
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
      return;
    }
    if (event.key === 'Escape') {
      const open = document.querySelector('details.menu[open]');
      if (open) {
        open.open = false;
        open.querySelector('summary')?.focus();
      }
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') stepThroughRows(event);
    if (!typing && !mod && !event.altKey && !event.repeat) pressByKey(event);
  });

  /* A page may put its buttons on single keys; whoever needs her letters otherwise switches them off. */
  const keys = document.querySelector('[data-keys]');
  const keysOn = () => localStorage.getItem('guanxi-keys') !== 'off';
  if (keys) {
    const show = () => {
      keys.setAttribute('aria-pressed', String(keysOn()));
      for (const hint of document.querySelectorAll('[data-key] kbd')) hint.hidden = !keysOn();
    };
    keys.hidden = false;
    keys.addEventListener('click', () => {
      localStorage.setItem('guanxi-keys', keysOn() ? 'off' : 'on');
      show();
    });
    show();
  }
  function pressByKey(event) {
    if (!keysOn() || document.querySelector('dialog[open]')) return;
    const letter = event.key.toLowerCase();
    const button = [...document.querySelectorAll('[data-key]')].find((b) => b.dataset.key === letter);
    if (button) {
      event.preventDefault();
      button.click();
    }
  }

  /* The search field is a combobox: the server names what fits, the arrows choose, Enter goes. */
  const search = document.getElementById('search');
  const hits = document.getElementById('suggestions');
  if (search && hits) {
    const options = () => [...hits.querySelectorAll('[role="option"]')];
    let opened = false;
    const choose = (option) => {
      for (const other of options()) other.setAttribute('aria-selected', String(other === option));
      search.setAttribute('aria-activedescendant', option?.id ?? '');
      option?.scrollIntoView({block: 'nearest'});
    };
    const show = (on) => {
      hits.hidden = !on;
      search.setAttribute('aria-expanded', String(on));
      if (!on) search.removeAttribute('aria-activedescendant');
    };
    const open = () => {
      if (!hits.hidden) return;
      opened = true;
      search.dispatchEvent(new CustomEvent('suggest'));
    };
    search.addEventListener('focus', open);
    search.addEventListener('input', () => { opened = true; });
    document.addEventListener('htmx:after:swap', () => {
      const found = hits.firstElementChild;
      if (!found || found.dataset.shown || !opened || document.activeElement !== search) return;
      found.dataset.shown = 'true';
      options().forEach((option, i) => { option.id = 'hit-' + i; });
      show(true);
      choose(search.value.trim() ? options()[0] : undefined);
      announce(found.dataset.said);
    });
    search.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      const all = options();
      const at = all.findIndex((option) => option.getAttribute('aria-selected') === 'true');
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (hits.hidden) { open(); return; }
        const step = event.key === 'ArrowDown' ? 1 : -1;
        choose(all[(at + step + (at < 0 && step < 0 ? 1 : 0) + all.length) % all.length]);
      } else if (event.key === 'Enter' && !hits.hidden && all[at]
          && hits.firstElementChild.dataset.q === search.value.trim()) {
        event.preventDefault();
        all[at].click();
      } else if (event.key === 'Escape' && !hits.hidden) {
        event.preventDefault();
        event.stopPropagation();
        show(false);
      } else if (event.key === 'Tab') {
        show(false);
      }
    });
    document.addEventListener('click', (event) => {
      if (!event.target.closest?.('search.search')) { opened = false; show(false); }
    });
  }

  function stepThroughRows(event) {
    const here = event.target.closest?.('tbody a.cover');
    if (!here) return;
    const links = [...here.closest('tbody').querySelectorAll('a.cover')];
    const next = links[links.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  /* Only one menu is open, and a click elsewhere closes it. */
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    const dismiss = event.target.closest?.('[data-dismiss]');
    if (dismiss) dismiss.closest('.notice')?.remove();
    const opener = event.target.closest?.('[data-opens]');
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog?.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
    }
    if (event.target.closest?.('[data-closes]')) event.target.closest('dialog')?.close();
    const copier = event.target.closest?.('[data-copies]');
    if (copier) copy(copier);
  });

  async function copy(button) {
    const text = document.getElementById(button.dataset.copies)?.textContent?.trim();
    if (!text || !navigator.clipboard) return;
    await navigator.clipboard.writeText(text);
    announce(button.dataset.done ?? '');
  }

  function announce(text) {
    const live = document.getElementById('live');
    if (live) live.textContent = text;
  }

  /* Forms: filters apply themselves; a form that was sent is not sent twice. */
  document.addEventListener('change', (event) => {
    if (event.target.closest?.('form[data-autosubmit]')) event.target.form.requestSubmit();
    if (event.target.matches?.('.dropzone input[type="file"]')) nameFiles(event.target);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  });

  function nameFiles(input) {
    const shown = input.closest('.dropzone').querySelector('[data-files]');
    if (shown) shown.textContent = [...input.files].map((file) => file.name).join(', ');
  }
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    document.addEventListener(type, (event) => {
      event.target.closest?.('.dropzone')?.classList.toggle('over', type.startsWith('drage') || type === 'dragover');
    });
  }

  /* Toasts that bring good news leave by themselves; bad news stays until dismissed. */
  function tendToasts(root) {
    for (const button of root.querySelectorAll('[data-dismiss][hidden]')) button.hidden = false;
    for (const toast of root.querySelectorAll('[data-toast="good"]')) {
      setTimeout(() => { if (!toast.matches(':hover, :focus-within')) toast.remove(); }, 12000);
    }
  }
  tendToasts(document);
  document.addEventListener('htmx:after:swap', () => tendToasts(document));

  /* The key that opens the search is named as this machine names it. */
  if (/Mac|iPhone|iPad/.test(navigator.platform)) {
    for (const key of document.querySelectorAll('.search kbd')) key.textContent = '⌘ K';
  }
})();
