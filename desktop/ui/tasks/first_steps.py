"""What an office that holds nothing yet is shown: welcome, and the first three steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.pieces import Label, ToneIcon
from desktop.ui.services import Services
from desktop.ui.tasks.lines import StepLine
from desktop.ui.tasks.services import TaskServices


class FirstSteps(QWidget):
    """Three lines to press; they differ between a county and a province."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__()
        self._services, self._tasks = services, tasks
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(ToneIcon("building", "primary", 30, disc=True), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role in (("به کاربرگ خوش آمدید", "title"),
                           (f"{services.office.name} آماده است؛ با این سه گام آغاز کنید", "muted")):
            label = Label(text, role)  # type: ignore[arg-type]  # both are roles
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        self.steps = self._of_province() if services.office.role == "province" else self._of_county()
        for step in self.steps:
            step.setFixedWidth(560)
            column.addWidget(step, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _of_county(self) -> tuple[StepLine, ...]:
        task, new = self._tasks.events.open_task, self._services.events.new_record
        return (
            StepLine(1, "فهرست اشتغال دستگاه‌ها را درون‌ریزی کنید",
                     "کارپوشهٔ اکسل سامانهٔ رصد را بیاورید؛ پیش از نوشتن، همهٔ اشکال‌ها نشان داده می‌شود",
                     lambda: task.emit("import")),
            StepLine(2, "تعهد هر دستگاه را بنویسید", "تا میز کار، ثبت و تأیید را با تعهد بسنجد",
                     lambda: new.emit("commitment")),
            StepLine(3, "گروه‌های بازدید و دورهٔ صحت‌سنجی را بسازید", "سپس برگ‌های بازدید را چاپ کنید و به گروه‌ها بسپارید",
                     lambda: task.emit("campaigns")),
        )

    def _of_province(self) -> tuple[StepLine, ...]:
        task, new = self._tasks.events.open_task, self._services.events.new_record
        return (
            StepLine(1, "کارت شهرستان‌ها را بپذیرید", "اثر انگشت هر کارت را پای تلفن با شهرستان برابر کنید",
                     lambda: task.emit("exchange")),
            StepLine(2, "بستهٔ شهرستان‌ها را بگیرید", "بسته را از حافظه یا پوشهٔ مشترک به برنامه بدهید",
                     lambda: task.emit("exchange")),
            StepLine(3, "تعهد دستگاه‌ها را بنویسید", "تا پیشرفت هر شهرستان با تعهد آن سنجیده شود",
                     lambda: new.emit("commitment")),
        )
