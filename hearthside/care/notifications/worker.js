// Shows a page that was pushed to this browser: how urgent and a number, never a word that anybody wrote.
// The server puts WORDS, the fixed sentences, in front of this file.

self.addEventListener("push", (event) => {
  const told = read(event.data);
  const isTest = told.case === null;
  event.waitUntil(self.registration.showNotification(isTest ? WORDS.test : WORDS.title, {
    body: isTest ? "" : `${WORDS[told.urgency] ?? told.urgency} · ${WORDS.number} ${told.case}`,
    tag: `case-${told.case}`,
    renotify: true,
    requireInteraction: told.urgency === "imminent",
    data: { address: isTest ? "/paging/" : `/desk/cases/${told.case}/` },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.address));
});

self.addEventListener("install", () => self.skipWaiting());

function read(pushed) {
  try {
    const told = pushed.json();
    return { case: Number.isInteger(told.case) ? told.case : null, urgency: String(told.urgency) };
  } catch {
    return { case: null, urgency: "test" };
  }
}
