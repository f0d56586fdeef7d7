"""The card of the office's certificate: whose it is and until when; made here, or taken from an authority's file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.clock import IRAN
from desktop.ui.pieces import Badge, Button, Card, Label, isolated, reveal
from desktop.ui.tasks.choosing import choose_file
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.proof_dialogs import PassphraseDialog
from desktop.ui.tasks.proof_services import CertificateView
from forms.rules import jalali
from forms.rules.digits import to_persian

_MAKERS = ("chief", "province")
_KINDS = "گواهی امضا (*.p12 *.pfx)"
_EARLIER = " گواهی پیشین دیگر امضا نمی‌کند، ولی امضاهایش معتبر می‌ماند."
_KEEP = "گذرواژه را جایی امن نگه دارید: هیچ‌کس نمی‌تواند آن را بازگرداند."


class CertificateCard(Card):
    """Only the chief (or the province) may change it."""

    def __init__(self, screen: TaskScreen) -> None:
        super().__init__("گواهی امضای اداره", spacing=6)
        self._screen = screen
        self._has_one = False
        self.dialog: PassphraseDialog | None = None
        self.badge = Badge()
        self.head.addWidget(self.badge)
        self._name, self._about = Label("", "strong", wrap=True), Label("", "muted", wrap=True)
        self._mark = Label("", "faint")
        self.make_button = Button("ساختن گواهی…", self.ask_make, icon="seal")
        self.use_button = Button("وارد کردن گواهی…", self.choose, icon="download", kind="quiet")
        line = QHBoxLayout()
        line.addWidget(self.make_button)
        line.addWidget(self.use_button)
        line.addStretch()
        for label in (self._name, self._about, self._mark):
            self.add(label)
        self.body.addLayout(line)
        for button in (self.make_button, self.use_button):
            button.setEnabled(screen.services.user.role in _MAKERS)
        self.show_certificate(None)

    @property
    def about(self) -> str:
        """What the card says of the certificate."""
        return f"{self._name.text()} {self._about.text()}".strip()

    def arrive(self) -> None:
        """Read it anew."""
        proofs = self._screen.tasks.proofs
        self._screen.ask(lambda _progress: proofs.certificate(), self.show_certificate)

    def show_certificate(self, found: CertificateView | None) -> None:
        self._has_one = found is not None
        reveal(self._mark, found is not None)
        reveal(self._name, found is not None)
        self.make_button.setText("\N{NO-BREAK SPACE}" + ("گواهی تازه…" if found else "ساختن گواهی…"))
        if found is None:
            self.badge.set("ندارد", "neutral")
            self._about.setText("با گواهی می‌توان پروندهٔ PDF برگ‌ها را امضای دیجیتال کرد. اداره می‌تواند خودش گواهی "
                                "بسازد، یا گواهی‌ای را که از مرکز صدور گرفته است وارد کند.")
            return
        first, last = (to_persian(jalali.text(at.astimezone(IRAN).date())) for at in (found.first, found.last))
        in_force = found.first.date() <= self._screen.services.today() <= found.last.date()
        self.badge.set("معتبر" if in_force else "زمانش گذشته", "ok" if in_force else "danger")
        self._name.setText(found.name)
        made = "خودساختهٔ همین اداره" if found.own_made else f"صادرکننده: {found.issuer}"
        self._about.setText(f"{made}؛ از {first} تا {last}")
        groups = " ".join(found.fingerprint[place:place + 4] for place in range(0, 32, 4))
        self._mark.setText(f"اثر انگشت: {isolated(groups)}")
        self._mark.setToolTip(found.fingerprint)

    def ask_make(self) -> None:
        """A new certificate under a new passphrase."""
        sentence = f"کلید تازه‌ای برای سه سال ساخته و با این گذرواژه قفل می‌شود. {_KEEP}" + self._earlier()
        self.dialog = PassphraseDialog(self, "ساختن گواهی امضا", sentence, "بساز", self._make, new=True)
        self.dialog.open()

    def choose(self) -> None:
        choose_file(self, "گواهی امضا", _KINDS, self.ask_use)

    def ask_use(self, path: Path) -> None:
        """The file of an authority, under its own passphrase."""
        sentence = f"گذرواژه‌ای که همراه «{isolated(path.name)}» داده‌اند؛ از این پس هم همان می‌ماند." + self._earlier()
        self.dialog = PassphraseDialog(self, "وارد کردن گواهی امضا", sentence, "وارد کن", partial(self._use, path))
        self.dialog.open()

    def _earlier(self) -> str:
        return _EARLIER if self._has_one else ""

    def _make(self, dialog: PassphraseDialog) -> None:
        passphrase, proofs = dialog.passphrase.text(), self._screen.tasks.proofs
        services = self._screen.services
        services.jobs.run(lambda _progress: proofs.make(passphrase), partial(self._kept, dialog),
                          lambda error: dialog.refuse(services.say(error)), owner=dialog)

    def _use(self, path: Path, dialog: PassphraseDialog) -> None:
        passphrase, proofs = dialog.passphrase.text(), self._screen.tasks.proofs
        services = self._screen.services
        services.jobs.run(lambda _progress: proofs.use(path, passphrase), partial(self._kept, dialog),
                          lambda error: dialog.refuse(services.say(error)), owner=dialog)

    def _kept(self, dialog: PassphraseDialog, found: CertificateView) -> None:
        dialog.accept()
        self.show_certificate(found)
        self._screen.banner.say("ok", f"گواهی «{found.name}» آماده است؛ برگ‌ها را از پیش‌نمایش چاپ امضا کنید.")
