@echo off
rem Runs mailkeys with the Java of JAVA_HOME, or else the one on the path. It needs 17 or newer. Not tried on Windows yet.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" "-Dmailkeys.sinks=%~dp0..\sinks" "-Dmailkeys.journals=%~dp0..\journals" -jar "%~dp0..\lib\mailkeys.jar" %*
exit /b %errorlevel%
