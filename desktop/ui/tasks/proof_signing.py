"""The button «امضای دیجیتال…» beside a paper: the office's certificate, its passphrase, and where the file goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.ui.editors import LineInput
from desktop.ui.pieces import Button, Label, Tone, isolated
from desktop.ui.services import Services
from desktop.ui.tasks.choosing import choose_place
from desktop.ui.tasks.paper_desk import PaperDesk
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.proof_dialogs import PassphraseDialog
from desktop.ui.tasks.proof_services import CertificateView
from desktop.ui.tasks.services import TaskServices

_NONE = "این اداره هنوز گواهی امضا ندارد؛ رئیس اداره آن را در «بررسی و کاربران» بسازد یا وارد کند."


class SignButton(Button):
    """Signs the paper that is on the desk; `say` shows a sentence on the screen that it stands on."""

    def __init__(self, desk: PaperDesk, services: Services, tasks: TaskServices, say: Callable[[Tone, str], object],
                 ) -> None:
        super().__init__("امضای دیجیتال…", self.begin, icon="seal", kind="quiet")
        self._desk, self._services, self._tasks, self._say = desk, services, tasks, say
        self.dialog: PassphraseDialog | None = None
        self.reason = LineInput("تأیید اصالت برگ")

    def begin(self) -> None:
        """Ask for the passphrase, when there is a certificate to open."""
        self._services.reads.run(lambda _progress: self._tasks.proofs.certificate(), self._ask, self._fail, owner=self)

    def sign_to(self, dialog: PassphraseDialog, made: MadePaper, to: Path) -> None:
        """Sign into a file."""
        passphrase, reason = dialog.passphrase.text(), self.reason.text().strip()
        self._services.jobs.run(
            lambda _progress: self._tasks.proofs.sign(made, to, passphrase, reason), partial(self._signed, dialog, to),
            lambda error: dialog.refuse(self._services.say(error)), owner=dialog)

    def _ask(self, certificate: CertificateView | None) -> None:
        made = self._desk.made
        if certificate is None or made is None:
            self._say("warn", _NONE)
            return
        sentence = f"این پرونده با گواهی «{certificate.name}» امضا می‌شود و در دفتر چاپ می‌ماند."
        self.dialog = PassphraseDialog(self, "امضای دیجیتال برگ", sentence, "امضا و ذخیره…", partial(self._place, made))
        self.reason = LineInput("تأیید اصالت برگ")
        self.reason.setAccessibleName("دلیل امضا")
        self.dialog.body.insertWidget(1, Label("دلیل امضا", "label"))
        self.dialog.body.insertWidget(2, self.reason)
        self.dialog.open()
        self.dialog.passphrase.setFocus()

    def _place(self, made: MadePaper, dialog: PassphraseDialog) -> None:
        chooser = choose_place(dialog, "ذخیرهٔ پروندهٔ امضاشده", f"{made.path.stem}-signed.pdf",
                               partial(self.sign_to, dialog, made))
        chooser.rejected.connect(lambda: dialog.refuse(""))

    def _signed(self, dialog: PassphraseDialog, to: Path, _proof: object) -> None:
        dialog.accept()
        self._say("ok", f"پروندهٔ امضاشده در «{isolated(to.name)}» نوشته شد.")

    def _fail(self, error: Exception) -> None:
        self._say("danger", self._services.say(error))
