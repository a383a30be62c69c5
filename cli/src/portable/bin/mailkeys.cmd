@echo off
rem Runs mailkeys with the Java of JAVA_HOME, or else the one on the path. It needs 17 or newer. Not tried on Windows yet.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "sinks="
set "journals="
if exist "%~dp0..\sinks\" set "sinks=%~dp0..\sinks"
if exist "%~dp0..\journals\" set "journals=%~dp0..\journals"
"%java%" "-Dmailkeys.sinks=%sinks%" "-Dmailkeys.journals=%journals%" -jar "%~dp0..\lib\mailkeys.jar" %*
exit /b %errorlevel%
