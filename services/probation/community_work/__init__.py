"""Community work and compulsory labour: the akimat's order, the timetable, attendance, the timesheet and the work act."""
